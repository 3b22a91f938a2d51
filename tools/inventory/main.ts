/**
 * Makes `models/inventory.json`: the operations that `inventory()` calls, and where their items have ARN, id and tags. And
 * `docs/inventory-operations.md`, which says how many there are, and why others are left out.
 *
 *   npm run inventory [-- botocore-1.44.5-py3-none-any.whl]
 *
 * The models decide as far as they can. `decisions.json` and `lists.json`, written by hand, decide the rest. An operation
 * that is not decided is printed, and the command fails. With a release of botocore, its documentation is printed too, and
 * operations whose documentation says that they do more than read, or need an input, must be decided as well. The names of
 * types in `type-names.json` are taken from it, too.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { formatJson } from '../models/format-json.js'
import { buildInventory } from './build-inventory.js'
import { documentationOf } from './documentation-of.js'
import { documentedDoubts } from './documented-doubts.js'
import { inventoryJson } from './inventory-json.js'
import { inventoryPage } from './inventory-page.js'
import { readKnowledge } from './knowledge.js'
import { typeNamesOf } from './type-names-of.js'

const [release] = process.argv.slice(2)
const types = 'tools/inventory/type-names.json'
const taken = release === undefined ? [] : write(types, formatJson(typeNamesOf(release)))
const knowledge = readKnowledge()
const { file, problems: undecided } = buildInventory(knowledge)
const written = [
  taken,
  write('models/inventory.json', inventoryJson(file)),
  write('docs/inventory-operations.md', inventoryPage(file, knowledge.decisions.decisions)),
].flat()
const documentation = release === undefined ? undefined : documentationOf(release)
const doubts = documentation ? documentedDoubts(file, knowledge.decisions, documentation) : []
const problems = [...undecided, ...doubts]
for (const { name, problem } of problems) {
  console.error(`${name}: ${problem}`)
  const words = documentation?.(name)
  if (words) console.error(`    ${words.slice(0, 300)}`)
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
