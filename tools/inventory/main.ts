/**
 * Makes `models/inventory.json`: the operations that `inventory()` calls, and where their items have ARN, id and tags. And
 * `docs/inventory-operations.md`, which says how many there are, and why others are left out.
 *
 *   npm run inventory [-- botocore-1.44.5-py3-none-any.whl]
 *
 * The models decide as far as they can. `decisions.json` and `lists.json`, written by hand, decide the rest. An operation
 * that is not decided is printed, and the command fails; with a release of botocore, its documentation is printed too. The
 * names of types in `type-names.json` are taken from such a release: `tools/inventory/take-types.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { buildInventory } from './build-inventory.js'
import { documentationOf } from './documentation-of.js'
import { inventoryJson } from './inventory-json.js'
import { inventoryPage } from './inventory-page.js'
import { readKnowledge } from './knowledge.js'

const [release] = process.argv.slice(2)
const knowledge = readKnowledge()
const { file, problems } = buildInventory(knowledge)
const written = [
  write('models/inventory.json', inventoryJson(file)),
  write('docs/inventory-operations.md', inventoryPage(file, knowledge.decisions.decisions)),
].flat()
const documented = release === undefined ? undefined : documentationOf(release)
for (const { name, problem } of problems) {
  console.error(`${name}: ${problem}`)
  const words = documented?.(name)
  if (words) console.error(`    ${words}`)
}
if (problems.length > 0) {
  console.error('decide on each of these in tools/inventory/decisions.json or lists.json, and run this again')
  process.exitCode = 1
}
const services = Object.values(file.services)
const count = services.reduce((sum, operations) => sum + Object.keys(operations).length, 0)
console.log(
  `${count} operations of ${services.length} services are called; written: ${written.join(', ') || 'nothing'}`,
)
for (const [reason, number] of Object.entries(file.leftOut)) console.log(`left out, ${reason}: ${number}`)

/** Writes a file, unless it has this text; gives its name if it was written. */
function write(path: string, text: string): string[] {
  if (read(path) === text) return []
  writeFileSync(path, text)
  return [path]
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
