/**
 * Lists topics and keeps what it got, in the way that docs/resuming.md recommends; meant to be killed at any moment.
 *
 *   node kill-child.mjs <journal | transaction> <folder> <options as JSON>
 */
import { appendFileSync, readFileSync, truncateSync } from 'node:fs'
import { client } from '../../../dist/index.js'

const [way, folder, options] = process.argv.slice(2)
const { by, every, prefetch } = JSON.parse(options)
const sns = client('sns', { region: 'us-east-1' })
const journal = `${folder}/journal`

/** What is written first and counted later: beyond the count, it is written again. */
async function toJournal() {
  const pages = open({ store: `${folder}/checkpoint`, every })
  const { items = 0 } = (await pages.readCheckpoint()) ?? {}
  const lines = writtenSoFar().split('\n').slice(0, -1)
  if (lines.length < items)
    throw new Error(`${items} items are saved as delivered, ${lines.length} were written`)
  const kept = lines.slice(0, items).map((line) => `${line}\n`)
  truncateSync(journal, Buffer.byteLength(kept.join('')))
  await eachBatch(pages, (topics) => appendFileSync(journal, topics.map((arn) => `${arn}\n`).join('')))
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

function open(checkpoint) {
  return sns.paginate('list_topics', {}, { checkpoint, prefetch })
}

async function eachBatch(pages, take) {
  const arns = (topics) => topics.map(({ TopicArn }) => TopicArn)
  if (by === 'page') for await (const page of pages) take(arns(page.Topics))
  if (by === 'item') for await (const topic of pages.items()) take(arns([topic]))
  if (by === 'batch') for await (const topics of pages.items().batches(7)) take(arns(topics))
  if (by === 'result') for await (const topics of results(pages)) take(topics)
}

/** Calls that end in another order than they began, of which several are in flight when the process is killed. */
function results(pages) {
  const describe = async ([{ TopicArn }]) => {
    const turns = TopicArn.length % 3
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
    return [TopicArn]
  }
  return pages.items().batches(1).map(describe, { concurrency: 6 })
}

process.stdout.write('begun')
await (way === 'journal' ? toJournal() : inTransactions())
