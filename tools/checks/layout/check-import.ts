import { layers } from './layers.js'

/** The problems of an import of `to` by `from`, both paths below `src/`. */
export function checkImport(from: string, to: string): string[] {
  const importer = from.split('/')
  const imported = to.split('/')
  let depth = 0
  while (isFolderOf(importer, depth) && importer[depth] === imported[depth]) depth++
  const within = importer.slice(0, depth).join('/')
  const layer = isFolderOf(imported, depth) ? imported[depth] : undefined
  const own = isFolderOf(importer, depth) ? importer[depth] : undefined
  if (layer === undefined) return own === undefined ? [] : [`${to} lies above ${own}/`]
  const problems: string[] = []
  if (orderOf(within, layer) > orderOf(within, own)) problems.push(`${to} is of a later layer`)
  if (imported.slice(depth + 1).join('/') !== 'index.ts') problems.push(`${to} is not the layer's index.ts`)
  return problems
}

function isFolderOf(path: readonly string[], depth: number): boolean {
  return depth < path.length - 1
}

/** Files directly in a folder come after all of its layers. */
function orderOf(folder: string, layer: string | undefined): number {
  const known = layers[folder] ?? []
  return layer === undefined ? known.length : known.indexOf(layer)
}
