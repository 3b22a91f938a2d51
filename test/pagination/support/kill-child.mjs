/**
 * Lists and keeps the names that it got; meant to be killed at any moment.
 *
 *   node kill-child.mjs <journal | transaction> <folder> <listing as JSON>
 */
import { client } from '../../../dist/index.js'
import { keepNames } from '../../support/killed/keep-names.mjs'

const [way, folder, given] = process.argv.slice(2)
const { service, operation, input, list, member, by, every, ...options } = JSON.parse(given)
const aws = client(service, { region: 'us-east-1', forcePathStyle: true })

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

await keepNames({ way, folder, every, open, eachBatch })
