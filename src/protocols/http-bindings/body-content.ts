import type { Member, Shape } from '../../models/index.js'
import type { Structure } from '../contract/index.js'
import { type BindingTarget, bindingPlan, isRawPayload } from './binding-plan.js'

/** Where in an output the members from the body are, and what the model knows about them. */
export interface BodyContent {
  /** The member that is the whole body. */
  readonly payload: Member | undefined
  readonly members: ReadonlyMap<string, Member>
}

/** undefined if the caller defines the body: bytes, a text, a list, a map, or a document. */
export function bodyContent(target: BindingTarget): BodyContent | undefined {
  const { payload, body } = bindingPlan(target, 'response')
  if (!payload) return { payload, members: body.members }
  const { shape } = payload
  if (isRawPayload(payload) || shape.type !== 'structure' || shape.isDocument) return undefined
  return { payload, members: shape.members }
}

/** The content of a body that contains the whole output. */
export function wholeBody(output: Shape | undefined): BodyContent {
  return output ? { payload: undefined, members: output.members } : NOTHING
}

/** The content of a body that is not read. */
export const NOTHING: BodyContent = { payload: undefined, members: new Map() }

/** The part of an output that came from the body. */
export function contentOf({ payload }: BodyContent, output: Structure): unknown {
  return payload ? output[payload.name] : output
}
