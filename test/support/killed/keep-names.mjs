/**
 * Keeps the names that a listing delivers, in the two ways that docs/resuming.md recommends, in a program that may be
 * killed at any moment.
 */
import { appendFileSync, readFileSync, truncateSync } from 'node:fs'

/**
 * Lists, and goes on from what an earlier run kept in `folder`. `open(checkpoint)` opens the listing, and
 * `eachBatch(pages, take)` calls `take(names)` for what it delivers.
 */
export function keepNames({ way, folder, every, open, eachBatch }) {
  const kept = { journal: `${folder}/journal`, store: `${folder}/checkpoint`, every, open, eachBatch }
  process.stdout.write('begun')
  return way === 'journal' ? toJournal(kept) : inTransactions(kept)
}

/** What is written first and counted later: beyond the count, it is written again. */
async function toJournal({ journal, store, every, open, eachBatch }) {
  const pages = open({ store, every })
  const { items = 0 } = (await pages.readCheckpoint()) ?? {}
  const lines = writtenTo(journal).split('\n').slice(0, -1)
  if (lines.length < items)
    throw new Error(`${items} items are saved as delivered, ${lines.length} were written`)
  const counted = lines.slice(0, items).map((line) => `${line}\n`)
  truncateSync(journal, Buffer.byteLength(counted.join('')))
  await eachBatch(pages, (names) => appendFileSync(journal, names.map((name) => `${name}\n`).join('')))
}

/** What is written together with the checkpoint, or not at all: a line is a transaction. */
async function inTransactions({ journal, every, open, eachBatch }) {
  let pending = []
  const store = {
    load: () => {
      const text = writtenTo(journal)
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

function writtenTo(journal) {
  appendFileSync(journal, '')
  return readFileSync(journal, 'utf8')
}
