import type { HttpRequest } from '@smithy/core/protocols'
import type { ResolvedEndpoint } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import type { SessionCredentials } from '../../services/index.js'
import type { Attempt, TransportCall, TransportResult } from '../../transport/index.js'
import { checkChecksum } from '../body/index.js'
import type { CallOptions } from '../config/index.js'
import { RegionRedirect } from '../destination/index.js'
import { buildRequest, operationPlan, traceHeader } from '../request/index.js'
import { type CallContext, endpointOf } from './call-context.js'
import { hostHintOf } from './host-hint.js'
import type { PreparedCall } from './prepared-call.js'
import { readResponse } from './read-response.js'

/** Sends a call; if the service answers that it belongs to another region, sends it there, once. */
export async function sendCall(
  context: CallContext,
  call: PreparedCall,
): Promise<TransportResult<Structure>> {
  const startedAt = platform.elapsed()
  try {
    // A stream that was read cannot be sent again: then the caller gets the service's error, which names the
    // region.
    return await sendOnce(context, call, call.repeatable)
  } catch (error) {
    const options = withTimeLeft(call.options, platform.elapsed() - startedAt)
    return sendElsewhere(context, { ...call, options }, error)
  }
}

/** Sends a call to the region that it was redirected to. Throws any other error. */
export async function sendElsewhere(
  context: CallContext,
  call: PreparedCall,
  error: unknown,
): Promise<TransportResult<Structure>> {
  const scope = context.service.hooks.regions?.scope(call.input)
  if (!(error instanceof RegionRedirect) || scope === undefined) throw error
  context.client.resolvers.remember(scope, error.region)
  const result = await sendOnce(context, call, false)
  return { ...result, attempts: error.attempts + result.attempts }
}

/** Sends a call to one region, with all its attempts. */
function sendOnce(
  context: CallContext,
  call: PreparedCall,
  mayRedirect: boolean,
): Promise<TransportResult<Structure>> {
  return context.client.transport.send(transportCall(context, call, mayRedirect))
}

/**
 * A call for the transport. The endpoint and the signature may have to wait for credentials or for other calls: they do
 * so inside `prepare`, where the call's signal and timeout end the wait.
 */
export function transportCall(
  context: CallContext,
  call: PreparedCall,
  mayRedirect: boolean,
): TransportCall<Structure> {
  const { service, client } = context
  const { operation, input, request, options } = call
  const { headers, streamsResponse, logPath, idempotent } = operationPlan(operation)
  const sessionCredentials = sessionCredentialsFor(context, input)
  const observed = context.observe?.(call)
  let endpoint: ResolvedEndpoint | undefined
  return {
    service: service.model.name,
    operation: operation.name,
    prepare: async ({ number, headers: attemptHeaders, clockOffset }: Attempt): Promise<HttpRequest> => {
      endpoint ??= await endpointOf(context, operation, input)
      const unsigned = buildRequest(request, endpoint, { ...headers, ...traceHeader(), ...attemptHeaders })
      if (call.openStream) unsigned.body = call.openStream()
      await observed?.request(unsigned, number)
      const signed = await client.signer.sign(unsigned, {
        operation,
        endpoint,
        clockOffset,
        sessionCredentials,
      })
      if (number === 1) call.settle?.({ callerInput: call.callerInput, input, request, endpoint, signed })
      return signed
    },
    receive: (response, attempt) =>
      readResponse(service, call, { response, attempts: attempt.number, mayRedirect }),
    streamsResponse,
    checkBody: checkChecksum(operation, input) ?? service.crc32Check,
    repeatable: call.repeatable,
    idempotent,
    pace: call.pace,
    logPath,
    observer: observed?.observer,
    wire: observed?.wire,
    hostHint: hostHintOf(client),
    signal: options.signal,
    timeout: options.timeout,
  }
}

/** The credentials of the session that the service wants this call signed with; undefined if it has no sessions. */
function sessionCredentialsFor(
  { service, client, callOther }: CallContext,
  input: Structure,
): (() => Promise<SessionCredentials>) | undefined {
  const { sessionCredentials } = client
  if (!sessionCredentials) return undefined
  return () =>
    sessionCredentials.get(input, async (name, sessionInput) => {
      const operation = service.model.operation(name)
      if (operation) return callOther(operation, sessionInput)
      const problem = `this call is signed with credentials that ${name} returns, but the model has no operation ${name}`
      throw new NextTokenError('NotSupported', problem, { service: service.model.name })
    })
}

/** The time limit of a call includes the requests that were sent before a redirect. */
function withTimeLeft(options: CallOptions, spent: number): CallOptions {
  const { timeout } = options
  return timeout === undefined ? options : { ...options, timeout: Math.max(1, timeout - spent) }
}
