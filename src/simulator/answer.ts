import { messageOf } from '../values/index.js'
import {
  type HttpRequest,
  type HttpResponse,
  type Refusal,
  type RefusalKind,
  type ResponseCut,
  refuse,
} from './message/index.js'
import { hasToken, makePage, type Page, readPosition } from './page/index.js'
import {
  type Fault,
  type FaultKind,
  faultOn,
  maxPageSize,
  operationKey,
  type PlannedListing,
  type PlannedOperation,
  type ReadPlan,
} from './plan/index.js'
import { encodeOutput, type Reply } from './protocols/index.js'
import { type Routed, routeRequest } from './route/index.js'
import { answerSingle, type Single } from './single/index.js'

/** A request that the simulator received, and how it responded. */
export interface ReceivedRequest {
  /** The number of the request, counted over all requests from 1. */
  readonly number: number
  /** undefined if the request could not be assigned to a service of the plan. */
  readonly service: string | undefined
  /** The operation in AWS's spelling. */
  readonly operation: string | undefined
  readonly input: Readonly<Record<string, unknown>>
  readonly method: string
  /** Path and query of the request line. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Status of the response; undefined if none was sent. */
  readonly statusCode: number | undefined
  /** Number of items on the page; 0 if there was no page. */
  readonly items: number
  /** The fault that the plan caused. */
  readonly fault: FaultKind | undefined
}

export interface Answer {
  readonly response: HttpResponse
  readonly received: ReceivedRequest
}

/** The requests before this one. */
export interface History {
  readonly total: number
  /** By `<service>.<Operation>`. */
  readonly ofOperation: ReadonlyMap<string, number>
  /** Whether the operation's `rate` is exceeded. */
  readonly isTooFast?: (planned: PlannedOperation) => boolean
}

/** What a request asked for, and the outcome. */
interface Outcome {
  readonly routed: Routed
  readonly planned?: PlannedOperation | undefined
  readonly input: Readonly<Record<string, unknown>>
  readonly fault?: Fault | undefined
  readonly result: Page | Single | Refusal
}

/** Answers a request. The same request with the same history always has the same answer. */
export function answer(plan: ReadPlan, request: HttpRequest, history: History): Answer {
  const number = history.total + 1
  const requestId = `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
  const routed = routeRequest(plan, request)
  const { outcome, response } = outcomeAndResponse(requestId, routed, () =>
    outcomeOf(plan, routed, { request, history }),
  )
  const { input, fault, result } = outcome
  const isUnanswered = response.cut !== undefined && response.cut.afterBytes === undefined
  const received: ReceivedRequest = {
    number,
    service: routed.service?.name,
    operation: routed.operation?.name,
    input,
    method: request.method,
    path: request.url,
    headers: request.headers,
    statusCode: isUnanswered ? undefined : response.statusCode,
    items: 'output' in result ? result.items : 0,
    fault: fault?.kind,
  }
  return { response, received }
}

/** If a function of the plan throws, or an item does not fit its shape, the response is an error of the service. */
function outcomeAndResponse(requestId: string, routed: Routed, find: () => Outcome) {
  try {
    const outcome = find()
    return { outcome, response: respond(outcome, requestId) }
  } catch (error) {
    const outcome = refused(routed, 'error', `the simulation failed: ${messageOf(error)}`)
    return { outcome, response: respond(outcome, requestId) }
  }
}

function outcomeOf(
  plan: ReadPlan,
  routed: Routed,
  { request, history }: { request: HttpRequest; history: History },
): Outcome {
  const { protocol, operation } = routed
  if (!operation) return refused(routed, 'unknownOperation', notPlanned(plan, request.url))
  const planned = plan.get(operationKey(operation))
  if (!planned) return refused(routed, 'unknownOperation', notPlanned(plan, operationKey(operation)))
  let input: Outcome['input']
  try {
    input = protocol.decodeRequest(operation, request)
  } catch (error) {
    return refused(routed, 'malformed', `the request could not be read: ${messageOf(error)}`)
  }
  return plannedOutcome(routed, planned, { input, history })
}

function plannedOutcome(
  routed: Routed,
  planned: PlannedOperation,
  { input, history }: { input: Readonly<Record<string, unknown>>; history: History },
): Outcome {
  const number = (history.ofOperation.get(operationKey(planned.operation)) ?? 0) + 1
  const fault = history.isTooFast?.(planned)
    ? ({ on: number, kind: 'throttle' } as const)
    : faultOn(planned.faults, { number, input })
  const result =
    faultyResult(routed, fault) ??
    ('answers' in planned
      ? answerSingle(planned, { input, number })
      : pageOrRefusal(routed, planned, { input, fault }))
  return { routed, planned, input, fault, result }
}

function faultyResult(routed: Routed, fault: Fault | undefined): Refusal | undefined {
  const context = { operation: routed.operation, codes: routed.protocol.codes }
  if (fault?.kind === 'throttle') return refuse('throttle', 'Rate exceeded', context)
  if (fault?.kind === 'error') return refuse('error', 'An internal error occurred', context)
  return undefined
}

function pageOrRefusal(
  { protocol, operation }: Routed,
  planned: PlannedListing,
  { input, fault }: { input: Readonly<Record<string, unknown>>; fault: Fault | undefined },
): Page | Refusal {
  const context = { operation, codes: protocol.codes }
  const limit = limitOf(planned, input)
  if (typeof limit === 'string') return refuse('invalidLimit', limit, context)
  if (fault?.kind === 'expired-token' && hasToken(planned, input)) {
    return refuse('expiredToken', 'The pagination token has expired', context)
  }
  const position = readPosition(planned, input)
  if (position === undefined) {
    return refuse('invalidToken', 'The token is not one that this operation issued', context)
  }
  return makePage(planned, { position, limit, input, isLoop: fault?.kind === 'loop' })
}

/** The maximum number of items on the page, or the problem of a limit that is refused. */
function limitOf(planned: PlannedListing, input: Readonly<Record<string, unknown>>): number | string {
  const { limitKey, defaults } = planned.operation.paginationRule ?? {}
  const asked = limitKey === undefined ? undefined : input[limitKey]
  // SQS's ListQueues has this limit in every listing, without a choice of the caller.
  if (limitKey !== undefined && asked === defaults?.[limitKey]) return planned.pageSize
  if (asked === undefined || asked === null) return planned.pageSize
  const limit = Number(asked)
  if (!Number.isInteger(limit) || limit < 1) return 'The limit must be a whole number of at least 1'
  const { largestLimit = limit } = planned
  if (limit > largestLimit) {
    return `Value '${limit}' at '${limitKey}' failed to satisfy constraint: Member must have value less than or equal to ${largestLimit}`
  }
  return Math.min(limit, maxPageSize(planned.operation))
}

function refused(routed: Routed, kind: RefusalKind, message: string): Outcome {
  const result = refuse(kind, message, { operation: undefined, codes: routed.protocol.codes })
  return { routed, input: {}, result }
}

function notPlanned(plan: ReadPlan, what: string): string {
  return `${what} is not in the simulator's plan, which holds ${[...plan.keys()].join(', ') || 'nothing'}`
}

function respond({ routed, planned, fault, result }: Outcome, requestId: string): HttpResponse {
  const { protocol, service, operation } = routed
  const reply =
    'output' in result && operation
      ? encodeOutput(protocol, { operation, output: result.output, requestId })
      : protocol.encodeError(asRefusal(result), { requestId, service })
  const body = bodyOf(reply, fault)
  return {
    statusCode: ('output' in result && 'statusCode' in result && result.statusCode) || reply.statusCode,
    headers: { 'x-amzn-requestid': requestId, ...reply.headers },
    body,
    delay: planned?.latency ?? 0,
    cut: cutOf(fault, body),
  }
}

function asRefusal(result: Page | Single | Refusal): Refusal {
  if ('output' in result) throw new TypeError('a page without an operation')
  return result
}

function bodyOf(reply: Reply, fault: Fault | undefined): Uint8Array {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body
  return fault?.kind === 'malformed' ? body.subarray(0, Math.max(1, body.byteLength >> 1)) : body
}

function cutOf(fault: Fault | undefined, body: Uint8Array): ResponseCut | undefined {
  if (fault?.kind !== 'reset' && fault?.kind !== 'hang') return undefined
  return { kind: fault.kind, afterBytes: fault.at === 'body' ? body.byteLength >> 1 : undefined }
}
