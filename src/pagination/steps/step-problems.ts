import { type KnownOptions, type OptionNames, optionProblems } from '../../errors/index.js'

/** Options of `map`. */
export interface MapOptions {
  /**
   * Maximum number of calls of the function whose results you have not taken yet. The function is called for further
   * items only as you take results.
   *
   * @default 1
   */
  concurrency?: number | undefined
  /**
   * End the loop when this signal is aborted: no call is started after it, the signals of the calls and the request in
   * flight are aborted, and the loop throws an `AbortError`. The listing's own `signal` does the same.
   *
   * @default none
   * @example AbortSignal.timeout(60_000)
   */
  signal?: AbortSignal | undefined
}

const names: OptionNames<MapOptions> = { concurrency: true, signal: true }
const knownOptions: KnownOptions = {
  kind: 'map option',
  names,
  remedies: {
    abortSignal: 'use `signal`',
    parallel: 'use `concurrency`; pass `parallel` to paginate',
    limit: 'use `concurrency`',
  },
}

/** What is wrong with the size of batches. */
export function batchProblems(size: unknown): string[] {
  if (isCount(size)) return []
  return [`batches(${shown(size)}): pass the number of items in a batch, a whole number, 1 or more`]
}

/** What is wrong with the arguments of `map`, one sentence per problem. */
export function mapProblems(fn: unknown, options: MapOptions): string[] {
  const unknown = optionProblems(options, knownOptions)
  if (unknown.length > 0) return unknown
  const { concurrency, signal } = options
  return [
    ...(typeof fn === 'function'
      ? []
      : [`map got ${shown(fn)}: pass a function, (item, { signal }) => result`]),
    ...(concurrency === undefined || isCount(concurrency)
      ? []
      : [`concurrency is ${shown(concurrency)}: pass a whole number, 1 or more`]),
    ...(signal === undefined || isSignal(signal) ? [] : [`signal is ${shown(signal)}: pass an AbortSignal`]),
  ]
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

/** A signal of another realm or of a polyfill is one too. */
function isSignal(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'aborted') === 'boolean' &&
    typeof Reflect.get(value, 'addEventListener') === 'function'
  )
}

/** Quotes a string, so that `'3'` does not look like 3. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
