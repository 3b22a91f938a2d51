import { didYouMean } from './nearest.js'

/** Every option of an interface, so that one that is missing here does not compile. */
export type OptionNames<Options> = Readonly<Record<keyof Options & string, true>>

/** The options that a function takes. */
export interface KnownOptions {
  /** In messages, such as `pagination option`. */
  readonly kind: string
  readonly names: Readonly<Record<string, true>>
  /** What to do in place of an option of boto3 or of an AWS SDK, by that option's name. */
  readonly remedies?: Readonly<Record<string, string>>
  /** Where the names can be found; without it a message lists them all. */
  readonly list?: string
}

/**
 * What is wrong with the names of the options given, in sentences.
 *
 * @example
 * optionProblems({ endpoint_url: 'http://127.0.0.1' }, known)
 * // ['unknown client option "endpoint_url"; use `endpoint`']
 */
export function optionProblems(given: unknown, known: KnownOptions): string[] {
  if (given === undefined || given === null) return []
  if (typeof given !== 'object' || Array.isArray(given)) {
    const seen = Array.isArray(given) ? 'an array' : `a ${typeof given}`
    const remedy = typeof given === 'function' ? '; there are no callbacks: await the result' : ''
    return [`expected an object of ${known.kind}s, got ${seen}${remedy}`]
  }
  return Object.keys(given).flatMap((name) => (Object.hasOwn(known.names, name) ? [] : unknown(name, known)))
}

function unknown(name: string, { kind, names, remedies = {}, list }: KnownOptions): string[] {
  const known = Object.keys(names)
  const remedy = Object.hasOwn(remedies, name) ? `; ${remedies[name]}` : didYouMean(name, known)
  const all = list ?? `there are ${known.join(', ')}`
  return [`unknown ${kind} ${JSON.stringify(name)}${remedy || `; ${all}`}`]
}
