import type { ErrorContext } from '../errors/index.js'
import type { CompiledWaiter } from './compile-waiter.js'
import { durationText } from './duration-text.js'
import type { Judged } from './judge.js'
import { seenText } from './seen-text.js'
import type { WaiterAcceptor } from './waiter-answer.js'
import { WaiterError } from './waiter-error.js'

/** Where a wait ended. */
export interface WaitEnd {
  readonly context: ErrorContext
  /** The waiter's name as boto3 has it. */
  readonly waiter: string
  readonly attempts: number
  /** Milliseconds since the start. */
  readonly elapsed: number
  /** The last answer; undefined if there was none. */
  readonly judged: Judged | undefined
  /** What ended the wait, if it was no answer. */
  readonly cause?: unknown
}

/** The error for a state from which the one that is waited for is not reached. */
export function failedWait(end: WaitEnd): WaiterError {
  const { judged, waiter, attempts } = end
  const reason = judged?.acceptor ? matchText(judged.acceptor, judged) : 'the answer is a failure'
  const problem = `waiter ${waiter} failed after ${countedAttempts(attempts)}: ${reason}, and that is a failure`
  const remedy = judged?.answer.error ? 'the error is the `cause`' : 'look for the reason in `error.output`'
  return new WaiterError('WaiterFailed', `${problem}; ${remedy}`, endOf(end))
}

/** The error for attempts or a time that are used up. */
export function timedOutWait(end: WaitEnd, compiled: CompiledWaiter): WaiterError {
  const { waiter, attempts, elapsed, judged } = end
  const took = `${countedAttempts(attempts)} in ${durationText(elapsed)}`
  const last = judged === undefined ? '' : `: ${lastText(judged, compiled)}`
  const remedy = 'pass a larger maxAttempts or deadline (in milliseconds) to wait longer'
  return new WaiterError(
    'WaiterTimeout',
    `waiter ${waiter} gave up after ${took}${last}; ${remedy}`,
    endOf(end),
  )
}

function endOf({ context, waiter, attempts, judged, cause }: WaitEnd) {
  const { answer, acceptor, seen } = judged ?? {}
  return {
    ...context,
    attempts,
    last: { waiter, acceptor, seen },
    output: answer?.output,
    cause: cause ?? answer?.error,
    requestId: answer?.error?.requestId,
  }
}

/** What was seen last, and what would have been a success. */
function lastText({ answer, seen, watched }: Judged, { acceptors }: CompiledWaiter): string {
  const wanted = acceptors.find(({ description }) => description.state === 'success')?.description
  const wants = wanted ? `, expected ${wantedText(wanted)}` : ''
  if (answer.error) return `the last answer was the error ${answer.error.code}${wants}`
  if (!watched) return `the last answer was no error${wants}`
  return `${watched.argument ?? 'the HTTP status'} was ${seenText(seen)}${wants}`
}

function wantedText({ matcher, expected }: WaiterAcceptor): string {
  if (matcher === 'pathAll') return `all of them ${JSON.stringify(expected)}`
  if (matcher === 'pathAny') return `any of them ${JSON.stringify(expected)}`
  if (matcher === 'path') return JSON.stringify(expected)
  if (matcher === 'status') return `HTTP ${String(expected)}`
  if (typeof expected === 'boolean') return expected ? 'an error' : 'an answer without an error'
  return `the error ${String(expected)}`
}

/** What an acceptor found in an answer. */
function matchText({ matcher, argument = '', expected }: WaiterAcceptor, { answer, seen }: Judged): string {
  const value = JSON.stringify(expected)
  if (answer.error) return `the service returned ${answer.error.code}`
  if (matcher === 'path') return `${argument} is ${value}`
  if (matcher === 'pathAll') return `every value of ${argument} is ${value}`
  if (matcher === 'pathAny') return `${argument} is ${seenText(seen)}, which has ${value}`
  return matcher === 'status' ? `the service answered HTTP ${value}` : 'the service returned no error'
}

/** @example countedAttempts(1) // '1 attempt' */
export function countedAttempts(attempts: number): string {
  return `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`
}
