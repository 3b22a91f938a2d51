/**
 * Writes the public surface as one text, `api/nexttoken.api.txt`: every exported name with its signature, and our types
 * that the signatures use. Reads dist/, which must be built. `npm run api` writes the file; with `--check`, which
 * `npm run check` uses, a difference is an error that shows it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { type Binding, readDeclarations } from './declarations.js'

const snapshot = 'api/nexttoken.api.txt'
const entryPoints = {
  nexttoken: 'dist/index.d.ts',
  'nexttoken/dynamodb': 'dist/documents/dynamodb.d.ts',
  'nexttoken/eslint': 'dist/eslint/index.d.ts',
  'nexttoken/sdk': 'dist/sdk/index.d.ts',
  'nexttoken/sinks': 'dist/sinks/index.d.ts',
  'nexttoken/simulator': 'dist/simulator/index.d.ts',
  'nexttoken/testing': 'dist/testing/index.d.ts',
  'nexttoken/transfer': 'dist/transfer/index.d.ts',
}

interface Declared {
  readonly file: string
  readonly name: string
  readonly text: string
}

const text = describeSurface()
if (!process.argv.includes('--check')) writeFileSync(snapshot, text)
else if (readFileSync(snapshot, 'utf8') !== text) reportChange(readFileSync(snapshot, 'utf8'))
else console.log(`api: ${snapshot} is the public surface`)

function describeSurface(): string {
  const exports = Object.entries(entryPoints).map(([module, file]) => ({
    module,
    names: readDeclarations(file).exported.map((name) => ({ name, target: locate(file, name) })),
  }))
  const reached = reach(exports.flatMap(({ names }) => names.flatMap(({ target }) => target ?? [])))
  const lists = exports.map(({ module, names }) => {
    const lines = names.map(({ name, target }) =>
      target && target.name !== name ? `${name} (${target.name})` : name,
    )
    return `# ${module}\n${lines.sort().join('\n')}\n`
  })
  const declarations = reached.map((one) => one.text.replace(/^(export )?(declare )?/gm, '')).sort()
  return `${lists.join('\n')}\n# declarations\n${declarations.join('\n\n')}\n`
}

/** The file that declares a name; undefined for a name of another package. */
function locate(file: string, name: string): Declared | undefined {
  const binding: Binding | undefined = readDeclarations(file).bindings.get(name)
  if (!binding || binding.kind === 'outside') return undefined
  return binding.kind === 'from' ? locate(binding.file, binding.name) : { file, name, text: binding.text }
}

/** The declarations and everything that they name, except parameters of constructors: users do not call those. */
function reach(from: readonly Declared[]): Declared[] {
  const found = new Map<string, Declared>()
  const open = [...from]
  for (let next = open.pop(); next; next = open.pop()) {
    const { file, name, text } = next
    if (found.has(`${file} ${name}`)) continue
    found.set(`${file} ${name}`, next)
    const used = text.replace(/^ +constructor\(.*$/gm, '').matchAll(/[\w$]+/g)
    for (const [word] of used) open.push(...[locate(file, word) ?? []].flat())
  }
  return [...found.values()]
}

function reportChange(before: string): void {
  const [old, now] = [before.split('\n'), text.split('\n')]
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`)
  const come = now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)
  console.error([...gone, ...come].join('\n'))
  console.error(`${snapshot}: the public surface has changed; 'npm run api' writes it, if it should`)
  process.exitCode = 1
}
