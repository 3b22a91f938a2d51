import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { type BindingTarget, bindingPlan, isRawPayload } from './binding-plan.js'

/** Where in an output what came in the body stands, and what the model knows of it. */
export interface BodyContent {
  /** The member that is the whole body. */
  readonly payload: Member | undefined
  readonly members: ReadonlyMap<string, Member>
}

/** undefined where the body is the caller's own: bytes, a text, a list or map, a document. */
export function bodyContent(target: BindingTarget): BodyContent | undefined {
  const { payload, body } = bindingPlan(target, 'response')
  if (!payload) return { payload, members: body.members }
  const { shape } = payload
  if (isRawPayload(payload) || shape.type !== 'structure' || shape.isDocument) return undefined
  return { payload, members: shape.members }
}

/** The content of a body that is the whole output. */
export function wholeBody(output: Shape | undefined): BodyContent {
  return output ? { payload: undefined, members: output.members } : NOTHING
}

/** Of a body of which nothing is read. */
export const NOTHING: BodyContent = { payload: undefined, members: new Map() }

/** The part of an output that came in the body. */
export function contentOf({ payload }: BodyContent, output: Structure): unknown {
  return payload ? output[payload.name] : output
}
