/**
 * Writes `type-names.json`: every name of a CloudFormation type that a release of botocore mentions, in values of its
 * models or in their documentation. AWS Config's `ResourceType` is the largest list among them.
 *
 *   npx tsx tools/inventory/take-types.ts botocore-1.44.5-py3-none-any.whl
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatJson } from '../models/format-json.js'
import { openRelease } from '../models/open-release.js'
import { serviceTexts } from './service-texts.js'

const [path] = process.argv.slice(2)
if (path === undefined) {
  console.error('usage: npx tsx tools/inventory/take-types.ts <botocore wheel or folder>')
  process.exitCode = 2
} else {
  const names = [...typeNames(path)].sort()
  writeFileSync(fileURLToPath(new URL('type-names.json', import.meta.url)), formatJson(names))
  console.log(`${names.length} names of types`)
}

function typeNames(release: string): ReadonlySet<string> {
  const opened = openRelease(release)
  const found = new Set<string>()
  for (const service of opened.files.listFolder(opened.dataFolder)) {
    for (const text of serviceTexts(opened, service)) {
      for (const [name] of text.matchAll(/AWS::[A-Z][A-Za-z0-9]+::[A-Z][A-Za-z0-9]+/g)) found.add(name)
    }
  }
  return found
}
