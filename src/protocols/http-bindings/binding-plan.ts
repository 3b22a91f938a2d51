import type { Member, OperationModel, Shape, ShapeReference } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import type { BodyPart } from './body-codec.js'

/** Whether a structure is sent or received: the parts of a message that members are bound to differ. */
export type Direction = 'request' | 'response'

/**
 * The members of a structure by the part of the HTTP message that they are bound to.
 *
 * @example S3 GetObject's input: `uri` has Bucket and Key, `query` has VersionId, `headers` has Range.
 */
export interface BindingPlan {
  readonly uri: readonly Member[]
  readonly query: readonly Member[]
  readonly headers: readonly Member[]
  readonly prefixHeaders: readonly Member[]
  readonly statusCode: readonly Member[]
  /** The member that is the whole body, if the structure has one; `body` has no members then. */
  readonly payload: Member | undefined
  readonly body: BodyPart
}

/** A structure, and the reference to it, which can contain the name of the body's root. */
export interface BindingTarget {
  readonly reference: ShapeReference
  readonly shape: Shape
}

const BOUND = {
  request: new Set(['uri', 'querystring', 'header', 'headers']),
  response: new Set(['header', 'headers', 'statusCode']),
} as const satisfies Record<Direction, ReadonlySet<string>>

const plans = {
  request: new WeakMap<ShapeReference, BindingPlan>(),
  response: new WeakMap<ShapeReference, BindingPlan>(),
}

/** The plan of a structure, made once per reference. Bindings that the direction does not have are ignored. */
export function bindingPlan(target: BindingTarget, direction: Direction): BindingPlan {
  const known = plans[direction].get(target.reference)
  if (known) return known
  const plan = makePlan(target, direction)
  plans[direction].set(target.reference, plan)
  return plan
}

function makePlan(target: BindingTarget, direction: Direction): BindingPlan {
  const members = [...target.shape.members.values()]
  const bound: ReadonlySet<string> = BOUND[direction]
  const at = (location: string) =>
    bound.has(location) ? members.filter((member) => member.location === location) : []
  const { payload } = target.shape
  const unbound = payload ? [] : members.filter((member) => !bound.has(member.location ?? ''))
  return {
    uri: at('uri'),
    query: at('querystring'),
    headers: at('header'),
    prefixHeaders: at('headers'),
    statusCode: at('statusCode'),
    payload,
    body: { ...target, members: new Map(unbound.map((member) => [member.name, member])) },
  }
}

/** Whether the body of a payload is the bytes of its value, so that no codec is involved. */
export function isRawPayload(payload: Member): boolean {
  return payload.shape.type === 'blob' || payload.shape.type === 'string'
}

/** The target of a structure without a reference, such as that of an error. */
export const bareTarget: (shape: Shape) => BindingTarget = memoize((shape) => ({
  reference: { shape: shape.name },
  shape,
}))

/** The target of an operation's input or output, if it has one. */
export function operationTarget(
  operation: OperationModel,
  side: 'input' | 'output',
): BindingTarget | undefined {
  const reference = operation.traits[side]
  const shape = operation[side]
  return reference && shape && { reference, shape }
}
