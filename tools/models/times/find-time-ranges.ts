import type { Member, OperationModel, Shape } from '../../../src/models/index.js'

/** Input members that look like a range of time: `{ starts: ['CreationTimeAfter'], ends: ['CreationTimeBefore'] }`. */
export interface TimeMembers {
  readonly starts: readonly string[]
  readonly ends: readonly string[]
}

const startWords: ReadonlySet<string> = new Set(
  'after begin beginning earliest from greater lower min minimum since start starting'.split(' '),
)
const endWords: ReadonlySet<string> = new Set(
  'before end ending finish latest less max maximum through to until upper'.split(' '),
)
const timeTypes: ReadonlySet<string> = new Set(['integer', 'long', 'string'])

/** How deep a range may lie in structures of the input, such as `filter.timeRange.start`. */
const deepest = 3

/**
 * Finds the members of an operation's input, at any depth but not in lists, that look like a start and an end of a range
 * of time. undefined if a structure has not both.
 */
export function findTimeRange({ input }: OperationModel): TimeMembers | undefined {
  const found = input ? rangesIn(input, []) : []
  if (found.length === 0) return undefined
  return { starts: found.flatMap(({ starts }) => starts), ends: found.flatMap(({ ends }) => ends) }
}

function rangesIn(structure: Shape, path: readonly string[]): TimeMembers[] {
  const members = [...structure.members.values()]
  const times = members.filter(isTime)
  const named = (words: ReadonlySet<string>) =>
    times
      .filter(({ name }) => wordsOf(name).some((word) => words.has(word)))
      .map(({ name }) => [...path, name].join('.'))
  const [starts, ends] = [named(startWords), named(endWords)]
  const own = starts.length > 0 && ends.length > 0 ? [{ starts, ends }] : []
  if (path.length + 1 >= deepest) return own
  const nested = members.filter(({ shape }) => shape.type === 'structure')
  return [...own, ...nested.flatMap(({ name, shape }) => rangesIn(shape, [...path, name]))]
}

/** A timestamp, or a number or text whose name, or whose shape's name, is that of a time. */
function isTime({ name, shape }: Member): boolean {
  if (shape.type === 'timestamp') return true
  return timeTypes.has(shape.type) && /time|date|epoch/i.test(`${name} ${shape.name}`)
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)
}
