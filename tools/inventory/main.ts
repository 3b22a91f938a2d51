/**
 * Makes `models/inventory.json`: the operations that `inventory()` calls, and where their items have ARN, id and tags.
 *
 *   npm run inventory [-- botocore-1.44.5-py3-none-any.whl]
 *
 * The models decide as far as they can. `decisions.json` and `lists.json`, written by hand, decide the rest. An operation
 * that is not decided is printed, and the command fails; with a release of botocore, its documentation is printed too. The
 * names of types in `type-names.json` are taken from such a release: `tools/inventory/take-types.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildInventory } from './build-inventory.js'
import { inventoryJson } from './inventory-json.js'
import { readKnowledge } from './knowledge.js'

const path = 'models/inventory.json'
const { file, leftOut, problems } = buildInventory(readKnowledge())
const text = inventoryJson(file)
const isNew = text !== read(path)
if (isNew) writeFileSync(path, text)
for (const problem of problems) console.error(problem)
if (problems.length > 0) {
  console.error('decide on each of these in tools/inventory/decisions.json or lists.json, and run this again')
  process.exitCode = 1
}
const services = Object.values(file.services)
const count = services.reduce((sum, operations) => sum + Object.keys(operations).length, 0)
console.log(
  `${count} operations of ${services.length} services are listed; ${path} ${isNew ? 'written' : 'unchanged'}`,
)
for (const [reason, number] of Object.entries(leftOut)) console.log(`left out, ${reason}: ${number}`)

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
