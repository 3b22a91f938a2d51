import type { Shape } from '../../models/index.js'
import type { Column } from './column.js'
import { singular } from './singular.js'
import { membersOf, typeOf } from './type-of.js'

/**
 * Returns the columns of what a member of a page lists: the members of a list's structures; `key` and `value` for the
 * entries of a map. Other values have a single column, named after one of them: `QueueUrl` in `QueueUrls`.
 *
 * @example
 * columnsOf(listTopicsOutput.members.get('Topics').shape, 'Topics')
 * // [{ name: 'TopicArn', type: 'text', read }]
 */
export function columnsOf(shape: Shape, memberName: string): readonly Column[] {
  if (shape.type === 'map') {
    return [
      { name: 'key', type: 'text', read: (entry) => partOf(entry, 0) },
      { name: 'value', type: typeOf(shape.value), read: (entry) => partOf(entry, 1) },
    ]
  }
  if (shape.type !== 'list') {
    return [{ name: memberName, type: typeOf({ shape, traits: {} }), read: (value) => value }]
  }
  const { element } = shape
  const columns = membersOf(element.shape)
  if (columns.length > 0) return columns
  return [{ name: singular(memberName), type: typeOf(element), read: (value) => value }]
}

function partOf(entry: unknown, index: 0 | 1): unknown {
  return Array.isArray(entry) ? entry[index] : undefined
}
