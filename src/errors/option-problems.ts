import { didYouMean } from './nearest.js'

/** The names of all options of an interface: if one is missing, it does not compile. */
export type OptionNames<Options> = Readonly<Record<keyof Options & string, true>>

/** The options of a function. */
export interface KnownOptions {
  /** For messages, such as `pagination option`. */
  readonly kind: string
  readonly names: Readonly<Record<string, true>>
  /** The remedies for options of boto3 or of an AWS SDK, by their names. */
  readonly remedies?: Readonly<Record<string, string>>
  /** Where the names are documented; without it a message lists them all. */
  readonly list?: string
}

/**
 * The problems with the names of options, as sentences.
 *
 * @example
 * optionProblems({ endpoint_url: 'http://127.0.0.1' }, known)
 * // ['unknown client option "endpoint_url"; use `endpoint`']
 */
export function optionProblems(options: unknown, known: KnownOptions): string[] {
  if (options === undefined || options === null) return []
  if (typeof options !== 'object' || Array.isArray(options)) {
    const seen = Array.isArray(options) ? 'an array' : `a ${typeof options}`
    const remedy = typeof options === 'function' ? '; nexttoken has no callbacks: await the result' : ''
    return [`expected an object of ${known.kind}s, got ${seen}${remedy}`]
  }
  return Object.keys(options).flatMap((name) =>
    Object.hasOwn(known.names, name) ? [] : unknown(name, known),
  )
}

function unknown(name: string, { kind, names, remedies = {}, list }: KnownOptions): string[] {
  const known = Object.keys(names)
  const remedy = Object.hasOwn(remedies, name) ? `; ${remedies[name]}` : didYouMean(name, known)
  const all = list ?? `known are ${known.join(', ')}`
  return [`unknown ${kind} ${JSON.stringify(name)}${remedy || `; ${all}`}`]
}
