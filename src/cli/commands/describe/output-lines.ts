import type { Member, OperationModel, Shape } from '../../../models/index.js'

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
export function outputLines({ output }: OperationModel, depth: number): string[] {
  return output ? membersOf(output, { depth, indent: '', above: new Set([output.name]) }) : []
}

interface Place {
  /** How many levels are still shown. */
  readonly depth: number
  readonly indent: string
  /** The structures around it. */
  readonly above: ReadonlySet<string>
}

function membersOf(shape: Shape, place: Place): string[] {
  const members = [...shape.members.values()]
  const widest = Math.max(0, ...members.map(({ name }) => name.length))
  return members.flatMap((member) => {
    const line = `${place.indent}${member.name.padEnd(widest)}  ${typeOf(member.shape)}${factsOf(shape, member)}`
    return [line, ...inside(member.shape, place)]
  })
}

/** The members of the structure in a value, if it is one, or a list or map of some. */
function inside(shape: Shape, { depth, indent, above }: Place): string[] {
  const inner = innermost(shape)
  if (inner.type !== 'structure' || inner.isDocument || inner.members.size === 0) return []
  const deeper = `${indent}  `
  if (above.has(inner.name)) return [`${deeper}… ${inner.name} again`]
  if (depth <= 1) return [`${deeper}… ${inner.members.size} members; --depth shows them`]
  return membersOf(inner, { depth: depth - 1, indent: deeper, above: new Set([...above, inner.name]) })
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

function factsOf(owner: Shape, { name, shape, sensitive, traits }: Member): string {
  const facts = [
    owner.required.has(name) ? '' : 'may be absent',
    shape.traits.enum ? `one of ${shape.traits.enum.join(', ')}` : '',
    sensitive ? 'sensitive' : '',
    traits.deprecated ? 'deprecated' : '',
  ].filter(Boolean)
  return facts.length === 0 ? '' : ` (${facts.join('; ')})`
}
