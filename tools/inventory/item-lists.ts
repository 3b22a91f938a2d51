import type { OperationModel, Shape } from '../../src/models/index.js'

/** A list or map of an operation's output. */
export interface ItemList {
  /** JMESPath on the page, such as `DistributionList.Items` or `Reservations[].Instances[]`. */
  readonly path: string
  /** The shape of its items: of a list's elements, or of a map's values. */
  readonly item: Shape
  readonly isMap: boolean
}

/** Members that hold what could not be listed, or what the caller asked for, instead of resources. */
const beside =
  /^(?:.*(?:errors?|failures?|warnings|failed\w*|unprocessed\w*|messages|notFound|missing\w*|aggregations|facets|groupByAttributes|responseMetadata|filters?|sortBy))$/i

/**
 * The lists of an output that hold its items: those of the pagination rule, else those directly in the output, else those
 * of a structure in it.
 */
export function itemLists(operation: OperationModel): readonly ItemList[] {
  const { output, paginationRule: rule } = operation
  if (!output) return []
  const named = rule?.resultKeys.flatMap((key) => listAt(output, key) ?? []) ?? []
  const lists = named.length > 0 ? named : listsOf(output)
  return lists.filter(({ path }) => !beside.test(path.split('.').at(-1) ?? ''))
}

function listsOf(output: Shape): readonly ItemList[] {
  const members = [...output.members.values()]
  const direct = members.flatMap(({ name }) => listAt(output, name) ?? [])
  if (direct.length > 0) return direct
  return members.flatMap(({ name, shape }) => {
    const inner = shape.type === 'structure' && !shape.isDocument ? [...shape.members.keys()] : []
    return inner.flatMap((member) => listAt(output, `${name}.${member}`) ?? [])
  })
}

/** A path without the condition at its end: `Items[?Owner == 'self']` gives `Items`. */
export function unconditional(path: string): string {
  return path.replace(/\[\?.*\]$/, '')
}

/**
 * The list at a path of members, each with `[]` behind it if the path goes through its elements. A condition may end it.
 */
export function listAt(output: Shape, path: string): ItemList | undefined {
  const names = unconditional(path).split('.')
  const shape = names.reduce<Shape | undefined>((at, part, index) => {
    const member = at?.members.get(part.replace('[]', ''))?.shape
    const isThrough = part.endsWith('[]') && index < names.length - 1
    return isThrough ? (member?.type === 'list' ? member.element.shape : undefined) : member
  }, output)
  if (shape?.type === 'list') return { path, item: shape.element.shape, isMap: false }
  return shape?.type === 'map' ? { path, item: shape.value.shape, isMap: true } : undefined
}
