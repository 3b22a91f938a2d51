import { readFileSync, writeFileSync } from 'node:fs'

/** An import between files of dist/ that takes no name. esbuild writes it to keep the order of side effects. */
const bareImport = /(?<=^|;|\n)import"\.[^"]*\.js";/g

/**
 * Removes imports that take no name. The package has no side effects, so they would only read files, and some of these
 * files are empty.
 */
export function dropBareImports(paths: Iterable<string>): void {
  for (const path of paths) {
    const code = readFileSync(path, 'utf8')
    const kept = code.replace(bareImport, '')
    if (kept !== code) writeFileSync(path, kept)
  }
}
