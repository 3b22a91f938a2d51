import type { Member, OperationModel, Shape } from '../../../models/index.js'

/** A structure that must contain itself has no example. */
const MOST_LEVELS = 8

/** The required members of an operation's input, with made-up values that its model accepts as far as it says. */
export function exampleInput(operation: OperationModel): Readonly<Record<string, unknown>> {
  const defaults = operation.paginationRule?.defaults ?? {}
  const { input } = operation
  if (!input) return {}
  const members = requiredMembers(input).filter(({ name }) => !Object.hasOwn(defaults, name))
  return Object.fromEntries(
    members.map((member) => [member.name, exampleValue(member.shape, member.name, MOST_LEVELS)]),
  )
}

/** What the caller must set. nexttoken fills in tokens that make a call idempotent. */
function requiredMembers(shape: Shape): Member[] {
  return [...shape.members.values()].filter(
    ({ name, traits }) => shape.required.has(name) && !traits.idempotencyToken,
  )
}

/** A value of a shape. `name`: what a text is called. */
function exampleValue(shape: Shape, name: string, levels: number): unknown {
  if (shape.isDocument) return {}
  if (shape.type === 'structure') return exampleStructure(shape, levels)
  if (shape.type === 'list') return levels === 0 ? [] : exampleList(shape, name, levels)
  if (shape.type === 'map') return levels === 0 ? {} : exampleMap(shape, name, levels)
  if (shape.type === 'boolean') return true
  if (shape.type === 'timestamp') return '2026-01-31T00:00:00Z'
  if (shape.type === 'string' || shape.type === 'character') return exampleText(shape, name)
  if (shape.type === 'blob') return exampleText(shape, name)
  return shape.traits.min ?? 1
}

function exampleStructure(shape: Shape, levels: number): Readonly<Record<string, unknown>> {
  const [first] = shape.members.values()
  const members = shape.traits.union && first ? [first] : requiredMembers(shape)
  if (levels === 0) return {}
  return Object.fromEntries(
    members.map((member) => [member.name, exampleValue(member.shape, member.name, levels - 1)]),
  )
}

function exampleList(shape: Shape, name: string, levels: number): readonly unknown[] {
  const count = Math.max(1, shape.traits.min ?? 1)
  const one = exampleValue(shape.element.shape, name, levels - 1)
  return Array.from({ length: Math.min(count, 3) }, () => one)
}

function exampleMap(shape: Shape, name: string, levels: number): Readonly<Record<string, unknown>> {
  return { [String(exampleText(shape.key.shape, 'KEY'))]: exampleValue(shape.value.shape, name, levels - 1) }
}

/** A name in capitals says what to put there. */
function exampleText({ traits }: Shape, name: string): string {
  const [known] = traits.enum ?? []
  if (known !== undefined) return known
  const text = name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toUpperCase()
  return text.padEnd(traits.min ?? 0, 'X').slice(0, traits.max ?? text.length + (traits.min ?? 0))
}
