import type { HttpRequest } from '@smithy/core/protocols'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import type { Structure } from '../../protocols/index.js'
import type { OutgoingRequest } from '../body/index.js'

/** A page whose request was made from its input: what a template is learnt from. */
export interface SettledPage {
  /** As the listing passed it. */
  readonly callerInput: Structure
  /** As it was encoded. */
  readonly input: Structure
  readonly request: OutgoingRequest
  readonly endpoint: ResolvedEndpoint
  /** The request of the first attempt. */
  readonly signed: HttpRequest
}
