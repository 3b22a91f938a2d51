import { ErrorInSuccess, type RawResponse, type Structure } from '../../protocols/index.js'
import { serviceRefusal } from '../answer/index.js'
import { RegionRedirect } from '../destination/index.js'
import type { PreparedCall } from './prepared-call.js'
import type { ServiceContext } from './service-context.js'

/** One response to a call. */
interface Received {
  readonly response: RawResponse
  /** Number of requests sent so far. */
  readonly attempts: number
  /** Whether the call may still be sent to another region. */
  readonly mayRedirect: boolean
}

/**
 * The output in a response.
 *
 * @throws ServiceError for an error response, RegionRedirect if it names the region that the call belongs to, and
 * ResponseParseError for a response that the protocol does not allow.
 */
export function readResponse(
  { protocol, hooks }: ServiceContext,
  call: Pick<PreparedCall, 'operation' | 'callerInput' | 'events'>,
  received: Received,
): Structure {
  const { operation, callerInput } = call
  const response = hooks.adaptResponse?.(operation, received.response) ?? received.response
  const refuse = (refusal: RawResponse) =>
    refusalOf({ protocol, hooks }, call, { ...received, response: refusal })
  if (response.statusCode >= 300) throw refuse(response)
  try {
    const output = protocol.decodeResponse(operation, response, { roots: hooks.responseRoots })
    hooks.adaptOutput?.(operation, output, { callerInput, response: received.response })
    call.events?.addEvents(operation, output, { protocol, response, attempts: received.attempts })
    return output
  } catch (error) {
    throw error instanceof ErrorInSuccess ? refuse(error.response) : error
  }
}

function refusalOf(
  { protocol, hooks }: Pick<ServiceContext, 'protocol' | 'hooks'>,
  { operation, callerInput }: Pick<PreparedCall, 'operation' | 'callerInput'>,
  { response, attempts, mayRedirect }: Received,
): Error {
  const decoded = protocol.decodeError(operation, response)
  hooks.adaptError?.(operation, decoded)
  const region = mayRedirect ? hooks.regions?.regionOf(operation, decoded, response) : undefined
  if (region !== undefined) return new RegionRedirect(region, attempts)
  const { statusCode } = response
  return serviceRefusal(operation, decoded, { statusCode, attempts, input: callerInput })
}
