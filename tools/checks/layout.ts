/**
 * The layout that docs/architecture.md describes, checked: `npm run check` runs it.
 * Every rule is a row; a row gives the problems that it finds in one file.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'

/** A stage may import the stages before it, and only through their index. */
const stages = [
  'platform',
  'values',
  'errors',
  'values',
  'models',
  'eslint',
  'protocols',
  'services',
  'endpoints',
  'auth',
  'transport',
  'pagination',
  'sdk',
  'client',
  'simulator',
]
const entryPoints = [
  'src/index.ts',
  'src/eslint/index.ts',
  'src/sdk/index.ts',
  'src/simulator/index.ts',
  'src/client/services.ts',
]
/** Classes of the language and of the runtime, of which every realm has its own. */
const ofARealm =
  /\binstanceof (?:(?:Aggregate|Range|Syntax|Type)?Error|DOMException|Date|RegExp|Map|Set|Promise|Object|Array|Function|ArrayBuffer|\w+\dArray|Buffer|Blob|File|ReadableStream|AbortSignal|URL)\b/g
const mayUseNode = [/^src\/platform\//, /^src\/transport\//, /^src\/simulator\/server\.ts$/]

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

const rules: Record<string, (file: SourceFile) => string[]> = {
  'at most 400 lines': ({ text }) => {
    const lines = text.split('\n').length - 1
    return lines > 400 ? [`${lines} lines`] : []
  },
  'no export *': ({ text }) => text.match(/^export \* from.*$/gm) ?? [],
  'imports follow the order of the stages': ({ path, imports }) =>
    imports.filter((target) => stageOrder(target) > stageOrder(path)),
  'another stage only through its index': ({ path, imports }) =>
    imports.filter((target) => stageOf(target) !== stageOf(path) && !target.endsWith('/index.ts')),
  'no instanceof of what another realm may have made: see src/values/': ({ text }) =>
    text.match(ofARealm) ?? [],
  'node: only behind the platform': ({ path, text }) =>
    mayUseNode.some((folder) => folder.test(path)) ? [] : (text.match(/from 'node:.*'/g) ?? []),
}

const files = [...sources('src')]
const problems = files.flatMap((file) =>
  Object.entries(rules).flatMap(([rule, check]) =>
    check(file).map((found) => `${file.path}: ${rule}: ${found}`),
  ),
)
problems.push(...unreached(), ...withoutNote())

for (const problem of problems) console.error(problem)
console.log(`layout: ${files.length} files, median ${median()} lines, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

function* sources(folder: string): Generator<SourceFile> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (path.endsWith('.ts')) yield read(path)
  }
}

function read(path: string): SourceFile {
  const text = readFileSync(path, 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)\.js'/g)]
  return { path, text, imports: specifiers.map((found) => normalize(join(dirname(path), `${found[1]}.ts`))) }
}

function stageOf(path: string): string {
  const [folder = ''] = relative('src', path).split('/')
  return folder.endsWith('.ts') ? '' : folder
}

function stageOrder(path: string): number {
  const stage = stageOf(path)
  return stage === '' ? stages.length : stages.indexOf(stage)
}

/** Files that no entry point leads to: nothing uses them. */
function unreached(): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const seen = new Set<string>()
  const open = [...entryPoints]
  for (let path = open.pop(); path; path = open.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    open.push(...(byPath.get(path)?.imports ?? []))
  }
  return files
    .filter((file) => !seen.has(file.path))
    .map((file) => `${file.path}: no entry point leads to it`)
}

/** A stage's index opens with its design. */
function withoutNote(): string[] {
  const indexes = stages.map((stage) => `src/${stage}/index.ts`).filter((path) => existsSync(path))
  return indexes
    .filter((path) => !readFileSync(path, 'utf8').startsWith('/**'))
    .map((path) => `${path}: opens without a note`)
}

function median(): number {
  const lines = files.map((file) => file.text.split('\n').length - 1).sort((a, b) => a - b)
  return lines[Math.floor(lines.length / 2)] ?? 0
}
