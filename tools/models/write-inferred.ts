import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { BuiltModel } from './build-models.js'
import { formatJson } from './format-json.js'

const generatedBy = 'tools/models: npm run models -- <botocore wheel>; corrections lie in ../corrections'

/**
 * Writes the inferred rules in a readable form, one file per service, into `folder`. Returns the names of the files that
 * it wrote or removed.
 */
export function writeInferred(
  rules: ReadonlyMap<string, BuiltModel['inferred']>,
  folder: string,
): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const stale = new Set(readdirSync(folder))
  const touched: string[] = []
  for (const [service, pagination] of rules) {
    if (Object.keys(pagination).length === 0) continue
    const file = `${service}.json`
    const text = formatJson({ generatedBy, pagination })
    const isThere = stale.delete(file)
    if (isThere && readFileSync(`${folder}/${file}`, 'utf8') === text) continue
    writeFileSync(`${folder}/${file}`, text)
    touched.push(`inferred/${file}`)
  }
  for (const file of stale) rmSync(`${folder}/${file}`)
  return [...touched, ...[...stale].map((file) => `inferred/${file}`)]
}
