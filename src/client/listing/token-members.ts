import type { Member, OperationModel } from '../../models/index.js'
import type { Protocol } from '../../protocols/index.js'
import type { ServiceHooks } from '../../services/index.js'
import { operationPlan } from '../request/index.js'

/** What a service has to say about the listings of its operations. */
export interface ListedService {
  readonly protocol: Protocol
  readonly hooks: ServiceHooks
}

/** Types that a query contains as JavaScript writes them. */
const plainTypes = new Set(['string', 'integer', 'long'])

/**
 * The members of an operation's input that change from page to page; undefined if more than these and a signature
 * differ between the requests of two pages, or if a token is in a place that templates do not know.
 */
export function tokenMembers(
  operation: OperationModel,
  { protocol, hooks }: ListedService,
): readonly Member[] | undefined {
  const { input, traits, paginationRule } = operation
  if (!input || !paginationRule || isOneOff(operation) || readsTokens(operation, hooks)) return undefined
  // The endpoint is asked for from time to time, or is computed from any members.
  if (traits.endpointdiscovery?.required || traits.operationContextParams) return undefined
  const members = paginationRule.inputTokens.map((name) => input.members.get(name))
  const known = members.filter(
    (member) => member !== undefined && isReplaceable(member, input.payload, protocol),
  )
  return known.length === members.length ? (known as Member[]) : undefined
}

/** Whether each request has something random, or the response is read or checked while it arrives. */
function isOneOff(operation: OperationModel): boolean {
  const { eventsIn, streamsResponse, idempotencyTokens } = operationPlan(operation)
  const isChecked = operation.traits.httpChecksum?.requestValidationModeMember !== undefined
  return eventsIn !== undefined || streamsResponse || idempotencyTokens.length > 0 || isChecked
}

function readsTokens(operation: OperationModel, hooks: ServiceHooks): boolean {
  const { adaptInput, checkInput, hostUrl, adaptRequest, presignedCopy } = hooks
  const touchesRequests = adaptInput ?? checkInput ?? hostUrl ?? adaptRequest ?? presignedCopy
  return touchesRequests !== undefined && hooks.ignoresTokens?.(operation) !== true
}

function isReplaceable(
  { location, shape, traits }: Member,
  payload: Member | undefined,
  { encodeMember }: Protocol,
): boolean {
  if (traits.contextParam || traits.hostLabel) return false
  if (location === 'querystring') return plainTypes.has(shape.type)
  return location === undefined && payload === undefined && encodeMember !== undefined
}
