import type { Member, OperationModel, Shape, ShapeReference } from '../../models/index.js'
import type { BodyPart } from './body-codec.js'

/** Where a structure travels: a request's places differ from a response's. */
export type Direction = 'request' | 'response'

/** A structure's members by the place in the HTTP message that they are bound to. */
export interface BindingPlan {
  readonly uri: readonly Member[]
  readonly query: readonly Member[]
  readonly headers: readonly Member[]
  readonly prefixHeaders: readonly Member[]
  readonly statusCode: readonly Member[]
  /** The member that is the whole body, where the structure names one; `body` has no members then. */
  readonly payload: Member | undefined
  readonly body: BodyPart
}

/** A structure and the reference to it, which may carry the body's root name. */
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

/** The plan of a structure, made once per reference. A binding that the direction does not have counts as none. */
export function bindingPlan(target: BindingTarget, direction: Direction): BindingPlan {
  const known = plans[direction].get(target.reference)
  if (known) return known
  const members = [...target.shape.members.values()]
  const bound: ReadonlySet<string> = BOUND[direction]
  const at = (location: string) =>
    bound.has(location) ? members.filter((member) => member.location === location) : []
  const { payload } = target.shape
  const unbound = payload ? [] : members.filter((member) => !bound.has(member.location ?? ''))
  const plan: BindingPlan = {
    uri: at('uri'),
    query: at('querystring'),
    headers: at('header'),
    prefixHeaders: at('headers'),
    statusCode: at('statusCode'),
    payload,
    body: { ...target, members: new Map(unbound.map((member) => [member.name, member])) },
  }
  plans[direction].set(target.reference, plan)
  return plan
}

/** Whether a payload member's body is its value's own bytes, rather than something that the codec writes. */
export function isRawPayload(payload: Member): boolean {
  return payload.shape.type === 'blob' || payload.shape.type === 'string'
}

const targets = new WeakMap<Shape, BindingTarget>()

/** The target of a structure that nothing refers to, such as an error's. */
export function bareTarget(shape: Shape): BindingTarget {
  const known = targets.get(shape)
  if (known) return known
  const target = { reference: { shape: shape.name }, shape }
  targets.set(shape, target)
  return target
}

/** The target of an operation's input or output, where it has one. */
export function operationTarget(
  operation: OperationModel,
  side: 'input' | 'output',
): BindingTarget | undefined {
  const reference = operation.traits[side]
  const shape = operation[side]
  return reference && shape && { reference, shape }
}
