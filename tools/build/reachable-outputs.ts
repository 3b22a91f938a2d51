import type { Metafile } from 'esbuild'

/**
 * The files that the entries import, and what these import in turn. esbuild also writes what was imported by code
 * that it then left out.
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
