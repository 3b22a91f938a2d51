import { type Column, type ColumnType, columnsOf } from '../../../columns/index.js'
import type { Node } from '../../../jmespath/index.js'
import type { Shape } from '../../../models/index.js'
import { getMember } from '../../../values/index.js'
import { type Kind, kindOf } from './kind-of.js'

/**
 * Returns the columns of the rows that an expression finds, by the model and the names in the expression; undefined if
 * they are not known before the result is there.
 *
 * @example
 * resultColumns('Topics[].{Arn: TopicArn}', output)   // Arn
 * resultColumns('Buckets[].[Name, CreationDate]', output) // Name, CreationDate
 * resultColumns('QueueUrls[]', output)                // value
 */
export function resultColumns(node: Node, output: Shape | undefined): readonly Column[] | undefined {
  const kind = kindOf(node, output && { is: 'shape', shape: output })
  return kind && columnsOfKind(elementOf(kind))
}

function elementOf(kind: Kind): Kind {
  if (kind.is === 'list') return kind.element ?? { is: 'unknown' }
  const isList = kind.is === 'shape' && kind.shape.type === 'list'
  return isList ? { is: 'shape', shape: kind.shape.element.shape } : kind
}

function columnsOfKind(kind: Kind): readonly Column[] | undefined {
  switch (kind.is) {
    case 'object':
      return kind.members.map(({ name, kind: member }) =>
        columnOf(name, member, (row) => getMember(row, name)),
      )
    case 'tuple':
      return distinct(kind.parts.map(({ name }, index) => name ?? `column${index + 1}`)).map((name, index) =>
        columnOf(name, kind.parts[index]?.kind, (row) => (Array.isArray(row) ? row[index] : undefined)),
      )
    case 'shape':
      return shapeColumns(kind.shape)
    default:
      return undefined
  }
}

/** Two parts of a row may read members of the same name: `Value`, `Value2`. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let chosen = name
    for (let count = 2; taken.has(chosen); count++) chosen = `${name}${count}`
    taken.add(chosen)
    return chosen
  })
}

function shapeColumns(shape: Shape): readonly Column[] | undefined {
  const type = typeOfShape(shape)
  if (typeof type === 'object' && 'struct' in type) return type.struct
  // Of a list in a list, or a map, only the values can tell what is in it.
  if (typeof type === 'object' || type === 'json') return undefined
  return [{ name: 'value', type, read: (row) => row }]
}

function columnOf(name: string, kind: Kind | undefined, read: Column['read']): Column {
  return { name, type: kind?.is === 'shape' ? typeOfShape(kind.shape) : 'json', read }
}

function typeOfShape(shape: Shape): ColumnType {
  // A list's own columns would be those of its elements.
  if (shape.type === 'list' || shape.type === 'map') return 'json'
  return columnsOf(shape, '')[0]?.type ?? 'json'
}
