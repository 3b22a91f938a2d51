import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How tsc writes an import, a re-export or an imported type, of a file of ours. */
const importedFile = /\b(?:from|import)\s*\(?\s*['"](\.[^'"]+)\.js['"]/g

/** The declarations that the entry points import, directly or not: no type of a user's program comes from another. */
export function reachableDeclarations(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => join('dist', `${entry}.d.ts`)))
  for (const path of found) {
    for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(importedFile)) {
      found.add(join(dirname(path), `${imported}.d.ts`))
    }
  }
  return found
}
