import {
  type ErrorContext,
  type KnownOptions,
  NextTokenError,
  type OptionNames,
  optionProblems,
} from '../../errors/index.js'

/** What a single call may say beside AWS's parameters. */
export interface CallOptions {
  /** Aborts the call: it rejects with an error named `AbortError`, and its socket is released. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for the whole call, all attempts and the pauses between them included. Default: no limit. */
  readonly timeout?: number | undefined
}

const names: OptionNames<CallOptions> = { signal: true, timeout: true }

const ofAListing = "pass it to a listing: client.paginate('list_topics', {}, { maxItems })"
const ofTheClient = "pass it when the client is made: client('sns', { region })"

const known: KnownOptions = {
  kind: 'call option',
  names,
  remedies: {
    abortSignal: 'use `signal`',
    requestTimeout: 'use `timeout`',
    maxItems: ofAListing,
    pageSize: ofAListing,
    startingToken: ofAListing,
    checkpoint: ofAListing,
    deadline: ofAListing,
    region: ofTheClient,
    endpoint: ofTheClient,
    credentials: ofTheClient,
    maxAttempts: ofTheClient,
  },
}

/** @throws NextTokenError `InvalidConfiguration`. */
export function checkCallOptions(options: unknown, context: ErrorContext): void {
  const problems = optionProblems(options, known)
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), context)
}
