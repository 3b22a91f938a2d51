import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/**
 * Copies the sources of the declarations into dist/src, and lets the declarations' maps name them there, so that "go to
 * definition" shows the code. All of src/ would be a thousand files more, which no map names. The sources lie in a folder of
 * their own because TypeScript takes a `.ts` before the `.d.ts` beside it.
 */
export function shipSources(): void {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((one) => one.endsWith('.d.ts.map'))) {
    const path = join('dist', name)
    const map = JSON.parse(readFileSync(path, 'utf8')) as { sources: readonly string[] }
    const sources = map.sources.map((source) => shipSource(join(dirname(path), source)))
    const named = sources.map((source) => relative(dirname(path), source).replaceAll(sep, '/'))
    writeFileSync(path, JSON.stringify({ ...map, sources: named }))
  }
}

function shipSource(source: string): string {
  const shipped = join('dist', source)
  cpSync(source, shipped)
  return shipped
}
