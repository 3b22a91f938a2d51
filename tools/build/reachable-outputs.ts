import type { Metafile } from 'esbuild'

/**
 * The files that the entry points import, directly or not. esbuild also writes files that only removed code imports.
 */
export function reachableOutputs({ outputs }: Metafile, entries: readonly string[]): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => `dist/${entry}.js`))
  for (const path of found) {
    for (const { path: imported, external } of outputs[path]?.imports ?? []) {
      if (!external) found.add(imported)
    }
  }
  return found
}
