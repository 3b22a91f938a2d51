import type { SourceFile } from './source-files.js'

/** Each circle of imports once, type imports included, as `a.ts → b.ts → a.ts`. */
export function findCircles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const state = new Map<string, 'open' | 'done'>()
  const way: string[] = []
  const found: string[] = []
  const visit = (path: string): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    way.push(path)
    for (const target of byPath.get(path)?.imports ?? []) visit(target)
    way.pop()
    state.set(path, 'done')
  }
  for (const { path } of files) visit(path)
  return found
}
