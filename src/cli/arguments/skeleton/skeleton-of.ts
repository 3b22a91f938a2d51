import type { Member, OperationModel, Shape } from '../../../models/index.js'

/** `yaml-input` has bytes for blobs, which JSON cannot have. */
export type SkeletonKind = 'input' | 'yaml-input' | 'output'

/**
 * Placeholders for all members, as the AWS CLI chooses them: empty texts, or the first value of an enum; 0; true; the
 * beginning of 1970; lists and maps of one; in an output, the members' names instead of texts.
 *
 * @example
 * skeletonOf(listTopics, 'input')  // { NextToken: '' }
 * skeletonOf(listTopics, 'output') // { Topics: [{ TopicArn: 'TopicArn' }], NextToken: 'NextToken' }
 */
export function skeletonOf(operation: OperationModel, kind: SkeletonKind): object {
  const shape = kind === 'output' ? operation.output : operation.input
  return shape ? structure(shape, { kind, outer: [] }) : {}
}

interface Around {
  readonly kind: SkeletonKind
  /** The shapes around this one: a structure within itself stays empty. */
  readonly outer: readonly Shape[]
}

function structure(shape: Shape, { kind, outer }: Around): object {
  if (outer.includes(shape)) return {}
  const within = { kind, outer: [...outer, shape] }
  return Object.fromEntries(
    [...shape.members.values()].map((member) => [member.name, placeholder(member, within)]),
  )
}

function placeholder({ shape, name }: Member, around: Around): unknown {
  switch (shape.type) {
    case 'structure':
      return structure(shape, around)
    case 'list':
      return [placeholder(shape.element, { ...around, outer: [...around.outer, shape] })]
    case 'map':
      return { KeyName: placeholder(shape.value, { ...around, outer: [...around.outer, shape] }) }
    case 'string':
    case 'character':
      return around.kind === 'output' ? name : (shape.traits.enum?.[0] ?? '')
    case 'boolean':
      return true
    case 'timestamp':
      return '1970-01-01T00:00:00'
    case 'blob':
      return around.kind === 'yaml-input' ? new Uint8Array() : null
    default:
      return 0
  }
}
