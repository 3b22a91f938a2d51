import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Metafile } from 'esbuild'

/**
 * The files that the entry points import, directly or not. esbuild also writes files that only removed code imports, or
 * an import that was dropped.
 */
export function reachableOutputs({ outputs }: Metafile, entries: readonly string[]): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => `dist/${entry}.js`))
  for (const path of found) {
    const code = readFileSync(path, 'utf8')
    for (const { path: imported, external } of outputs[path]?.imports ?? []) {
      if (!external && code.includes(basename(imported))) found.add(imported)
    }
  }
  return found
}
