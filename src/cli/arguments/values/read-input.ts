import { didYouMean } from '../../../errors/index.js'
import type { OperationModel } from '../../../models/index.js'
import { isBytes, isObject, messageOf, parseExactJson } from '../../../values/index.js'
import { fromJson } from './from-json.js'
import { loadReference } from './load-file.js'
import { type Reading, ValueProblem } from './reading.js'

/** A whole input: its format, and its text or the file with it. */
export interface WholeInput {
  readonly option: '--cli-input-json' | '--cli-input-yaml'
  readonly text: string
}

/** Reads a whole input; what is wrong with it is added to the problems. */
export async function readWholeInput(
  operation: OperationModel,
  { option, text }: WholeInput,
  reading: Reading,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const loaded = loadReference(text, reading.io) ?? text
    const content = typeof loaded === 'string' ? loaded : new TextDecoder().decode(loaded)
    const value = option === '--cli-input-json' ? jsonOf(content) : await yamlOf(content)
    if (!isObject(value)) throw new ValueProblem('expected an object with the parameters by their names')
    return convert(operation, value, { option, reading })
  } catch (error) {
    if (!(error instanceof ValueProblem)) throw error
    reading.problems.push(`${option}: ${error.message}`)
    return {}
  }
}

function convert(
  { input }: OperationModel,
  value: object,
  { option, reading }: { readonly option: string; readonly reading: Reading },
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const member = input?.members.get(name)
      if (member) return [name, fromJson(item, { member, path: `${option}: ${name}`, reading })]
      const suggestion = didYouMean(name, input?.members.keys() ?? [])
      reading.problems.push(`${option}: unknown parameter ${JSON.stringify(name)}${suggestion}`)
      return [name, item]
    }),
  )
}

function jsonOf(text: string): unknown {
  try {
    return parseExactJson(text)
  } catch (error) {
    const [position] = /position \d+/.exec(messageOf(error)) ?? []
    throw new ValueProblem(`invalid JSON${position ? ` at ${position}` : ''}`)
  }
}

/** The library is loaded by need: few commands have YAML. */
async function yamlOf(text: string): Promise<unknown> {
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text, { customTags: ['binary'], intAsBigInt: true })
  const [error] = document.errors
  if (error) throw new ValueProblem(`invalid YAML at line ${error.linePos?.[0].line ?? 1}`)
  return plain(document.toJS())
}

/** Integers that a number holds exactly become numbers, and `Buffer`s, which share their memory, plain bytes. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (Array.isArray(value)) return value.map(plain)
  if (isBytes(value)) return new Uint8Array(value)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]))
}
