import {
  type ErrorContext,
  type KnownOptions,
  NextTokenError,
  type OptionNames,
  optionProblems,
} from '../../errors/index.js'

/** Options of a single call, beside AWS's parameters. */
export interface CallOptions {
  /**
   * Abort the call: it rejects with an error named `AbortError` and its socket is released.
   *
   * @default none: the call cannot be aborted
   * @example
   * await sns.listTopics({}, { signal: AbortSignal.timeout(5000) })
   */
  readonly signal?: AbortSignal | undefined
  /**
   * Limit the whole call to this many milliseconds, all attempts and the waits between them included.
   *
   * @default no limit
   * @example
   * await sns.listTopics({}, { timeout: 10_000 })
   */
  readonly timeout?: number | undefined
}

const names: OptionNames<CallOptions> = { signal: true, timeout: true }

const ofPaginate = "pass it to paginate: client.paginate('list_topics', {}, { maxItems })"
const ofClient = "pass it to client: client('sns', { region })"

const known: KnownOptions = {
  kind: 'call option',
  names,
  remedies: {
    abortSignal: 'use `signal`',
    requestTimeout: 'use `timeout`',
    maxItems: ofPaginate,
    pageSize: ofPaginate,
    startingToken: ofPaginate,
    checkpoint: ofPaginate,
    deadline: ofPaginate,
    region: ofClient,
    endpoint: ofClient,
    credentials: ofClient,
    maxAttempts: ofClient,
  },
}

/** @throws NextTokenError `InvalidConfiguration`. */
export function checkCallOptions(options: unknown, context: ErrorContext): void {
  const problems = optionProblems(options, known)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), context)
}
