/**
 * Lists topics of several regions and keeps the names that it got; meant to be killed at any moment.
 *
 *   node kill-child.mjs <journal | transaction> <folder> <options as JSON>
 */
import { across } from '../../../dist/index.js'
import { keepNames } from '../../support/killed/keep-names.mjs'

const [way, folder, options] = process.argv.slice(2)
const { byItem, every, regions } = JSON.parse(options)
const open = (checkpoint) =>
  across({ regions }, { concurrency: 3 }).paginate('sns', 'list_topics', {}, { checkpoint })

async function eachBatch(pages, take) {
  const named = (region) => (topic) => `${region} ${topic.TopicArn}`
  if (byItem) for await (const { region, item } of pages.items()) take([named(region)(item)])
  else for await (const { region, page } of pages) take(page.Topics.map(named(region)))
}

await keepNames({ way, folder, every, open, eachBatch })
