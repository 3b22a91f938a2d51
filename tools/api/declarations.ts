import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A name in a declaration file, declared there or imported from another file. */
export type Binding =
  | { readonly kind: 'declared'; readonly text: string }
  | { readonly kind: 'from'; readonly file: string; readonly name: string }
  | { readonly kind: 'outside'; readonly module: string }

export interface Declarations {
  /** Every name that the file declares, imports or re-exports, by its name in the file. */
  readonly bindings: ReadonlyMap<string, Binding>
  readonly exported: readonly string[]
}

const read = new Map<string, Declarations>()

/** The declarations of a file that tsc wrote, without comments and private members. */
export function readDeclarations(file: string): Declarations {
  const known = read.get(file)
  if (known) return known
  const bindings = new Map<string, Binding>()
  const exported: string[] = []
  for (const statement of statementsOf(readFileSync(file, 'utf8'))) {
    for (const { name, binding, isExported } of bindingsOf(statement, file)) {
      bindings.set(name, joinOverloads(bindings.get(name), binding))
      if (isExported && !exported.includes(name)) exported.push(name)
    }
  }
  const declarations = { bindings, exported }
  read.set(file, declarations)
  return declarations
}

interface Found {
  readonly name: string
  readonly binding: Binding
  readonly isExported: boolean
}

const declared =
  /^(export )?(?:declare )?(?:abstract )?(?:interface|type|class|function|const|let|enum) ([\w$]+)/

function bindingsOf(statement: string, file: string): Found[] {
  const [, verb, names, module] =
    /^(import|export)(?: type)? (\{.*\}|\*) from '(.*)';$/s.exec(statement) ?? []
  if (verb && names === '*') return passedOn(resolveModule(file, module ?? ''))
  if (verb && names) return named(names, { file, module: module ?? '', isExported: verb === 'export' })
  const [, isExported, name] = declared.exec(statement) ?? []
  if (name) return [{ name, binding: { kind: 'declared', text: statement }, isExported: Boolean(isExported) }]
  if (/^(export \{\};|import '.*';)$/.test(statement)) return []
  throw new Error(`${file}: no statement that tools/api knows: ${statement.slice(0, 100)}`)
}

function named(names: string, from: { file: string; module: string; isExported: boolean }): Found[] {
  const target = resolveModule(from.file, from.module)
  return [...names.matchAll(/(?:type )?([\w$]+)(?: as ([\w$]+))?/g)].map(([, name = '', alias = name]) => ({
    name: alias,
    binding: target
      ? { kind: 'from', file: target, name }
      : { kind: 'outside', module: `${name} of ${from.module}` },
    isExported: from.isExported,
  }))
}

function passedOn(file: string | undefined): Found[] {
  if (!file) return []
  const { exported } = readDeclarations(file)
  return exported.map((name) => ({ name, binding: { kind: 'from', file, name }, isExported: true }))
}

function resolveModule(file: string, module: string): string | undefined {
  return module.startsWith('.') ? join(dirname(file), module.replace(/\.js$/, '.d.ts')) : undefined
}

function joinOverloads(before: Binding | undefined, binding: Binding): Binding {
  if (before?.kind !== 'declared' || binding.kind !== 'declared') return binding
  return { kind: 'declared', text: `${before.text}\n${binding.text}` }
}

/** tsc starts every statement at the margin and indents its body. The build writes several imports into one line. */
function statementsOf(text: string): string[] {
  const code = text.replace(/('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '$1')
  const lines = code.split('\n').filter((line) => line.trim() && !/^ +(private |#private)/.test(line))
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .split(/\n(?=[a-z])|(?<=from '[^'\n]*';) (?=(?:import|export) )/)
    .filter(Boolean)
}
