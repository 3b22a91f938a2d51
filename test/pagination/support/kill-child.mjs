/**
 * Lists and keeps the names that it got, in the way that docs/resuming.md recommends; meant to be killed at any moment.
 *
 *   node kill-child.mjs <journal | transaction> <folder> <listing as JSON>
 */
import { appendFileSync, readFileSync, truncateSync } from 'node:fs'
import { client } from '../../../dist/index.js'

const [way, folder, given] = process.argv.slice(2)
const { service, operation, input, list, member, by, every, ...options } = JSON.parse(given)
const aws = client(service, { region: 'us-east-1', forcePathStyle: true })
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
  await eachBatch(pages, (names) => appendFileSync(journal, names.map((name) => `${name}\n`).join('')))
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
      appendFileSync(journal, `${JSON.stringify({ names: pending, checkpoint })}\n`)
      pending = []
    },
  }
  await eachBatch(open({ store, every }), (names) => pending.push(...names))
}

function open(checkpoint) {
  return aws.paginate(operation, input, { checkpoint, ...options })
}

async function eachBatch(pages, take) {
  if (by === 'page') for await (const page of pages) take(page[list].map((item) => item[member]))
  if (by === 'item') for await (const item of pages.items()) take([item[member]])
  if (by === 'batch')
    for await (const items of pages.items().batches(7)) take(items.map((item) => item[member]))
  if (by === 'result') for await (const name of results(pages)) take([name])
}

/** Calls that end in another order than they began, of which several are in flight when the process is killed. */
function results(pages) {
  const describe = async (item) => {
    const turns = item[member].length % 3
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
    return item[member]
  }
  return pages.items().map(describe, { concurrency: 6 })
}

process.stdout.write('begun')
await (way === 'journal' ? toJournal() : inTransactions())
