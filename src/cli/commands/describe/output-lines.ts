import type { Member, OperationModel, Shape } from '../../../models/index.js'
import { wrap } from '../../help/index.js'
import { enumText } from './enum-text.js'

const names: Readonly<Record<string, string>> = {
  string: 'text',
  character: 'text',
  integer: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  bigdecimal: 'number',
  blob: 'bytes',
}

/** The members of an operation's output, indented, to a depth. */
export function outputLines(
  { output, paginationRule }: OperationModel,
  { depth, width }: { readonly depth: number; readonly width: number },
): string[] {
  if (!output) return []
  const certain = new Set(paginationRule?.resultKeys)
  return membersOf(output, { depth, width, indent: '', above: new Set([output.name]), certain })
}

interface Place {
  /** How many levels are still shown. */
  readonly depth: number
  readonly width: number
  readonly indent: string
  /** The structures around it. */
  readonly above: ReadonlySet<string>
  /** Members that are always there besides those that the model requires: a page's own lists. */
  readonly certain: ReadonlySet<string>
}

/** The text beside a name is never narrower. */
const LEAST_WIDTH = 30

function membersOf(shape: Shape, place: Place): string[] {
  const members = [...shape.members.values()]
  const widest = Math.max(0, ...members.map(({ name }) => name.length))
  return members.flatMap((member) => {
    const head = `${place.indent}${member.name.padEnd(widest)}  `
    const isCertain = shape.required.has(member.name) || place.certain.has(member.name)
    const text = [typeOf(member.shape), ...factsOf(member, isCertain)].join('; ')
    const [first = '', ...more] = wrap(text, Math.max(LEAST_WIDTH, place.width - head.length))
    const blank = ' '.repeat(head.length)
    return [`${head}${first}`, ...more.map((line) => `${blank}${line}`), ...inside(member.shape, place)]
  })
}

/** The members of the structure in a value, if it is one, or a list or map of some. */
function inside(shape: Shape, { depth, width, indent, above }: Place): string[] {
  const inner = innermost(shape)
  if (inner.type !== 'structure' || inner.isDocument || inner.members.size === 0) return []
  const deeper = `${indent}  `
  if (above.has(inner.name)) return [`${deeper}… ${inner.name} again`]
  if (depth <= 1) return [`${deeper}… ${inner.members.size} members; --depth shows them`]
  return membersOf(inner, {
    depth: depth - 1,
    width,
    indent: deeper,
    above: new Set([...above, inner.name]),
    certain: new Set(),
  })
}

function innermost(shape: Shape): Shape {
  if (shape.type === 'list') return innermost(shape.element.shape)
  if (shape.type === 'map') return innermost(shape.value.shape)
  return shape
}

function typeOf(shape: Shape): string {
  if (shape.isDocument) return 'any JSON'
  if (shape.type === 'list') return `list of ${typeOf(shape.element.shape)}`
  if (shape.type === 'map') return `map of ${typeOf(shape.value.shape)}`
  if (shape.type === 'structure') return shape.name
  return names[shape.type] ?? shape.type
}

function factsOf({ shape, sensitive, traits }: Member, isCertain: boolean): string[] {
  return [
    isCertain ? 'always there' : '',
    shape.traits.enum ? enumText(shape.traits.enum) : '',
    sensitive ? 'sensitive' : '',
    traits.deprecated ? 'deprecated' : '',
  ].filter(Boolean)
}
