import { platform } from '../platform/index.js'
import type { AttemptLoop, Outcome, Sending, Success } from './attempt-loop.js'
import { CallLimits } from './call-limits.js'
import { CallLog } from './call-log.js'
import type { Attempt, Pace, ReadyCall, ReadyRequest } from './contract/index.js'
import type { Reply } from './exchange-options.js'
import { readWhole } from './read-whole.js'
import type { Failure } from './retry/index.js'
import type { SocketPool } from './socket/index.js'

/** A call whose first request goes to a socket as it is. */
interface AtOnce<T, R> {
  readonly ready: ReadyCall<T, R>
  readonly request: ReadyRequest
  readonly invocationId: string
  readonly sockets: SocketPool
  readonly pace: Pace | undefined
  readonly clockOffset: number
}

/** How a first attempt ended that did not succeed. */
type Ended = Failure | { readonly thrown: unknown } | { readonly broken: unknown }

interface FirstAttempt {
  readonly attempt: Attempt
  readonly sentAt: number
  /** False if the call was aborted before. */
  readonly isSent: boolean
}

/** Sends a call's first request, whose turn it is, with few promises. If that fails, `loop` takes over. */
export function sendAtOnce<T, R>(loop: AttemptLoop, atOnce: AtOnce<T, R>): Promise<R> {
  const { request, sockets, clockOffset, pace } = atOnce
  const { call, complete } = atOnce.ready
  const { signal, checkBody: check } = call
  const attempt = { number: 1, clockOffset, headers: {} }
  const first = { attempt, sentAt: platform.elapsed(), isSent: signal?.aborted !== true }
  const reading = { check, read: (reply: Reply) => loop.receive(call, attempt, reply) }
  return sockets
    .send(request, (reply): Outcome<T> | Promise<Outcome<T>> => readWhole(request, reply, reading), signal)
    .then(
      (outcome) => {
        if (!('value' in outcome)) return goOn(loop, atOnce, { ...first, ended: outcome })
        loop.countSuccess()
        pace?.learn({ sentAt: first.sentAt, wasThrottled: false })
        const { value, statusCode, headers, requestId } = outcome
        return complete({
          value,
          statusCode,
          headers,
          requestId,
          attempts: 1,
          throttles: 0,
          totalRetryDelay: 0,
        })
      },
      (broken: unknown) => goOn(loop, atOnce, { ...first, ended: { broken } }),
    )
}

/** The rest of a call whose first attempt failed, as if `loop` had made that attempt. */
async function goOn<T, R>(
  loop: AttemptLoop,
  { request, invocationId, pace, ready: { call, complete, recover } }: AtOnce<T, R>,
  { attempt, sentAt, isSent, ended }: FirstAttempt & { readonly ended: Ended },
): Promise<R> {
  const limits = new CallLimits(call)
  const sending = { call, limits, log: new CallLog(undefined, call), invocationId }
  const { headers } = loop.startAttempt(sending, 1)
  if (isSent) limits.attempts = 1
  try {
    const outcome = await outcomeOf(loop, sending, { request, attempt: { ...attempt, headers }, ended })
    if ('value' in outcome) pace?.learn({ sentAt, wasThrottled: false })
    else if (outcome.retry.errorType === 'THROTTLING') pace?.learn({ sentAt, wasThrottled: true })
    return complete(await loop.run(sending, outcome))
  } catch (error) {
    return await recover(limits.resolveError(error))
  } finally {
    limits.close()
  }
}

interface EndedAttempt {
  readonly request: ReadyRequest
  readonly attempt: Attempt
  readonly ended: Ended
}

/** Throws an error that no other attempt can help. */
async function outcomeOf<T>(
  loop: AttemptLoop,
  sending: Sending<T>,
  { request: target, attempt, ended }: EndedAttempt,
): Promise<Success<T> | Failure> {
  if ('broken' in ended) return loop.afterBreak(sending, attempt, { target, broken: ended.broken })
  sending.limits.wasSent = true
  if ('thrown' in ended) throw ended.thrown
  return ended
}
