/**
 * The layout that docs/architecture.md describes, checked: `npm run check` runs it.
 * Every rule is a row; a row gives the problems that it finds in one file, in one folder, or in all files together.
 */
import { basename, dirname } from 'node:path/posix'
import { checkImport } from './check-import.js'
import { findCircles } from './find-circles.js'
import { groupBy } from './group-by.js'
import { entryPoints, layers, mayUseNode } from './layers.js'
import { positionalParameters } from './positional-parameters.js'
import { type SourceFile, sourceFiles } from './source-files.js'

const mostLines = 300
const mostFiles = 20

/** Classes of the language and of the runtime, of which every realm has its own. */
const ofARealm =
  /\binstanceof (?:(?:Aggregate|Range|Syntax|Type)?Error|DOMException|Date|RegExp|Map|Set|Promise|Object|Array|Function|ArrayBuffer|\w+\dArray|Buffer|Blob|File|ReadableStream|AbortSignal|URL)\b/g

const fileRules: Record<string, (file: SourceFile) => string[]> = {
  [`at most ${mostLines} lines`]: (file) => (lines(file) > mostLines ? [`${lines(file)} lines`] : []),
  'no export *': ({ text }) => text.match(/^export \* from.*$/gm) ?? [],
  'a layer imports the layers before it, through their index.ts': ({ path, imports }) =>
    imports.flatMap((target) => checkImport(belowSource(path), belowSource(target))),
  'at most three positional parameters': ({ path, text }) => positionalParameters(path, text),
  'no instanceof of what another realm may have made: see src/values/': ({ text }) =>
    text.match(ofARealm) ?? [],
  'node: only behind the platform': ({ path, text }) =>
    mayUseNode.some((folder) => folder.test(path)) ? [] : (text.match(/from 'node:.*'/g) ?? []),
  'an index.ts opens with what comes in, what goes out and why': ({ path, text }) =>
    basename(path) === 'index.ts' && !text.startsWith('/**') ? ['it has no note'] : [],
  'an entry point leads to it': ({ path }) => (reached.has(path) ? [] : ['nothing uses it']),
}

const folderRules: Record<string, (folder: string, files: readonly SourceFile[]) => string[]> = {
  [`at most ${mostFiles} files beside each other`]: (_, { length }) =>
    length > mostFiles ? [`${length} files`] : [],
  'tools/checks/layout/layers.ts has it': (folder) => {
    const path = belowSource(`${folder}/`).slice(0, -1)
    if (path === '') return []
    const parent = path.includes('/') ? dirname(path) : ''
    return layers[parent]?.includes(basename(path)) ? [] : ['no layer']
  },
}

const treeRules: Record<string, () => string[]> = {
  'no circle of imports, types included': () => findCircles(files),
  'a file name once in a stage': sameNames,
}

const files = [...sourceFiles('src')]
const reached = reachedFrom(entryPoints)
const problems = [
  ...files.flatMap((file) =>
    Object.entries(fileRules).flatMap(([rule, check]) =>
      check(file).map((found) => `${file.path}: ${rule}: ${found}`),
    ),
  ),
  ...[...groupBy(files, ({ path }) => dirname(path))].flatMap(([folder, inIt]) =>
    Object.entries(folderRules).flatMap(([rule, check]) =>
      check(folder, inIt).map((found) => `${folder}/: ${rule}: ${found}`),
    ),
  ),
  ...Object.entries(treeRules).flatMap(([rule, check]) => check().map((found) => `${rule}: ${found}`)),
]

for (const problem of problems) console.error(problem)
console.log(`layout: ${files.length} files, median ${median()} lines, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

function belowSource(path: string): string {
  return path.replace(/^src\//, '')
}

function lines({ text }: SourceFile): number {
  return text.split('\n').length - 1
}

function median(): number {
  const sorted = files.map(lines).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function reachedFrom(paths: readonly string[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const seen = new Set<string>()
  const open = [...paths]
  for (let path = open.pop(); path; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    open.push(...(byPath.get(path)?.imports ?? []))
  }
  return seen
}

/** Two files of one name in a stage send a reader to the wrong one. */
function sameNames(): string[] {
  const stages = groupBy(files, ({ path }) => belowSource(path).split('/')[0] ?? '')
  return [...stages.values()].flatMap((inStage) => {
    const named = groupBy(inStage, ({ path }) => basename(path))
    return [...named]
      .filter(([name, { length }]) => name !== 'index.ts' && length > 1)
      .map(([, same]) => same.map(({ path }) => path).join(' and '))
  })
}
