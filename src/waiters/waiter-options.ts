import {
  type ErrorContext,
  type KnownOptions,
  NextTokenError,
  type OptionNames,
  optionProblems,
} from '../errors/index.js'
import { type Deadline, deadlineProblem } from '../pagination/index.js'
import { isObject } from '../values/index.js'
import type { WaiterProgress } from './waiter-answer.js'

/** Options of a wait. */
export interface WaiterOptions<Output> {
  /**
   * Milliseconds between two calls; with `backoff: 'jittered'`, the shortest time between them. boto3's `Delay` is in
   * seconds.
   *
   * @default the waiter's own, mostly 15 or 30 seconds, or `maxDelay` if that is less
   * @example
   * await ec2.waitFor('instance_running', { InstanceIds: [id] }, { delay: 5_000 })
   */
  readonly delay?: number | undefined
  /**
   * Maximum number of calls.
   *
   * @default the waiter's own, mostly 40; no limit if `deadline` is passed
   */
  readonly maxAttempts?: number | undefined
  /**
   * How the time between two calls grows: a random time that doubles at most with every call, from `delay` to
   * `maxDelay`, as in the AWS SDKs (`'jittered'`), or always `delay`, as in boto3 (`'fixed'`).
   *
   * @default 'jittered'
   */
  readonly backoff?: 'jittered' | 'fixed' | undefined
  /**
   * Longest time between two calls in milliseconds, with `backoff: 'jittered'`.
   *
   * @default 120_000, or `delay` if that is longer
   */
  readonly maxDelay?: number | undefined
  /**
   * When to give up: a date, milliseconds from the start, or a function that returns the milliseconds left. A call that is
   * in flight then is aborted.
   *
   * @default with `'jittered'` and without `maxAttempts`, the time that boto3 would wait: `delay` times the waiter's
   * number of calls
   * @example
   * await ec2.waitFor('instance_running', { InstanceIds: [id] }, { deadline: 5 * 60_000 })
   */
  readonly deadline?: Deadline | undefined
  /**
   * Abort the wait: it rejects with an error named `AbortError`, and a call in flight is aborted.
   *
   * @default none: the wait cannot be aborted
   */
  readonly signal?: AbortSignal | undefined
  /**
   * Called after every call with what it came to. A promise that it returns is awaited; an error that it throws ends the
   * wait.
   *
   * @example
   * await ec2.waitFor('instance_running', { InstanceIds: [id] }, {
   *   onProgress: ({ attempt, seen }) => console.log(attempt, seen),
   * })
   */
  readonly onProgress?: ((progress: WaiterProgress<Output>) => void | Promise<void>) | undefined
}

const names: OptionNames<WaiterOptions<unknown>> = {
  delay: true,
  maxAttempts: true,
  backoff: true,
  maxDelay: true,
  deadline: true,
  signal: true,
  onProgress: true,
}

const ofBoto3 = 'pass { delay, maxAttempts } in the argument after the input, with delay in milliseconds'

const known: KnownOptions = {
  kind: 'waiter option',
  names,
  remedies: {
    WaiterConfig: ofBoto3,
    Delay: 'use `delay`, in milliseconds',
    MaxAttempts: 'use `maxAttempts`',
    minDelay: 'use `delay`, in milliseconds',
    maxWaitTime: 'use `deadline`, in milliseconds',
    abortSignal: 'use `signal`',
    timeout: 'use `deadline`, for the whole wait',
  },
}

/**
 * @param input what was passed as the operation's parameters, and may hold boto3's `WaiterConfig`.
 * @throws NextTokenError `InvalidConfiguration` with every problem.
 */
export function checkWaiterOptions(
  options: WaiterOptions<never>,
  input: unknown,
  context: ErrorContext,
): void {
  const { delay, maxAttempts, backoff, maxDelay, deadline, onProgress } = options
  const problems = [
    ...(isObject(input) && 'WaiterConfig' in input ? [`WaiterConfig is not a parameter; ${ofBoto3}`] : []),
    ...optionProblems(options, known),
    ...timeProblem('delay', delay),
    ...timeProblem('maxDelay', maxDelay),
    ...maxDelayProblem(options),
    ...attemptsProblem(maxAttempts),
    ...deadlineProblem(deadline),
    ...(backoff === undefined || backoff === 'jittered' || backoff === 'fixed'
      ? []
      : [`backoff is ${JSON.stringify(backoff)}: pass 'jittered' or 'fixed'`]),
    ...(onProgress === undefined || typeof onProgress === 'function'
      ? []
      : [`onProgress is a value of type ${typeof onProgress}: pass a function`]),
  ]
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), context)
}

function timeProblem(name: string, value: unknown): string[] {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY))
    return []
  return [`${name} is ${JSON.stringify(value)}: pass milliseconds, 0 or more`]
}

function maxDelayProblem({ delay, backoff, maxDelay }: WaiterOptions<never>): string[] {
  if (maxDelay === undefined) return []
  if (backoff === 'fixed') return [`maxDelay cannot be used with backoff: 'fixed'; leave it out`]
  return delay === undefined || delay <= maxDelay
    ? []
    : [`maxDelay is ${maxDelay}, less than delay (${delay}): pass at least as much`]
}

function attemptsProblem(value: unknown): string[] {
  if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= 1)) return []
  return [`maxAttempts is ${JSON.stringify(value)}: pass a whole number, 1 or more`]
}
