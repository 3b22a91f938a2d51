/**
 * Lists topics of several regions and keeps what it got, in the way that docs/resuming.md recommends; meant to be killed
 * at any moment.
 *
 *   node kill-child.mjs <journal | transaction> <folder> <options as JSON>
 */
import { appendFileSync, readFileSync, truncateSync } from 'node:fs'
import { across } from '../../../dist/index.js'

const [way, folder, options] = process.argv.slice(2)
const { byItem, every, regions } = JSON.parse(options)
const journal = `${folder}/journal`
const open = (checkpoint) =>
  across({ regions }, { concurrency: 3 }).paginate('sns', 'list_topics', {}, { checkpoint })

/** What is written first and counted later: beyond the count, it is written again. */
async function toJournal() {
  const pages = open({ store: `${folder}/checkpoint`, every })
  const { items = 0 } = (await pages.readCheckpoint()) ?? {}
  const lines = writtenSoFar().split('\n').slice(0, -1)
  if (lines.length < items)
    throw new Error(`${items} items are saved as delivered, ${lines.length} were written`)
  const kept = lines.slice(0, items).map((line) => `${line}\n`)
  truncateSync(journal, Buffer.byteLength(kept.join('')))
  await eachBatch(pages, (topics) => appendFileSync(journal, topics.map((topic) => `${topic}\n`).join('')))
}

function writtenSoFar() {
  appendFileSync(journal, '')
  return readFileSync(journal, 'utf8')
}

/** What is written together with the checkpoint, or not at all: a line is a transaction. */
async function inTransactions() {
  let pending = []
  const store = {
    load: () => {
      const text = writtenSoFar()
      const whole = text.slice(0, text.lastIndexOf('\n') + 1)
      truncateSync(journal, Buffer.byteLength(whole))
      const last = whole.split('\n').at(-2)
      return last && JSON.parse(last).checkpoint
    },
    save: (checkpoint) => {
      appendFileSync(journal, `${JSON.stringify({ topics: pending, checkpoint })}\n`)
      pending = []
    },
  }
  await eachBatch(open({ store, every }), (topics) => pending.push(...topics))
}

async function eachBatch(pages, take) {
  const named = (region) => (topic) => `${region} ${topic.TopicArn}`
  if (byItem) for await (const { region, item } of pages.items()) take([named(region)(item)])
  else for await (const { region, page } of pages) take(page.Topics.map(named(region)))
}

process.stdout.write('begun')
await (way === 'journal' ? toJournal() : inTransactions())
