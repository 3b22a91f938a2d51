import type { PaginationRule } from '../../models/index.js'
import { isObject } from '../../values/index.js'
import { asTaken } from './url-encoded.js'

type Input = Readonly<Record<string, unknown>>

/** An input member that starts a listing by an item, and what it takes of the item. */
interface SeekMember {
  readonly input: string
  /** undefined: the item itself. */
  readonly member: string | undefined
  readonly isOptional: boolean
  /** The member that asks for URL encoding, where items come encoded then. */
  readonly encodedBy?: string | undefined
}

/** How a listing starts by its last item, without a token. */
export interface Seek {
  readonly members: readonly SeekMember[]
  /** It starts at the item, which is then the first to come once more. */
  readonly isInclusive: boolean
  readonly unless: readonly { readonly input: string; readonly pattern: RegExp }[]
}

/** Seek is documented in the rule; or the token is a member of the last item anyway (`Tags[-1].Key`). */
export function compileSeek(rule: PaginationRule): Seek | undefined {
  const found = rule.seek ? Object.entries(rule.seek).map(readMember) : membersOfLastItem(rule)
  if (!found) return undefined
  const members = found.map((member) => ({ ...member, encodedBy: rule.urlEncodedBy?.[member.input] }))
  const unless = Object.entries(rule.seekUnless ?? {}).map(([input, pattern]) => ({
    input,
    pattern: new RegExp(pattern, 'u'),
  }))
  return { members, isInclusive: rule.seekInclusive, unless }
}

function readMember([input, text]: readonly [string, string]): SeekMember {
  const isOptional = text.endsWith('?')
  const name = isOptional ? text.slice(0, -1) : text
  return { input, member: name === '@' ? undefined : name, isOptional }
}

function membersOfLastItem({ inputTokens, outputTokens, resultKeys }: PaginationRule) {
  const [primary = ''] = resultKeys
  const members = outputTokens.map((expression, index): SeekMember | undefined => {
    const [list, rest] = expression.split('[-1]')
    const input = inputTokens[index]
    if (input === undefined || list !== primary || rest === undefined || !/^(\.\w+)?$/.test(rest))
      return undefined
    return { input, member: rest === '' ? undefined : rest.slice(1), isOptional: false }
  })
  return members.every((member) => member !== undefined) ? members : undefined
}

/** Whether the service seeks for this input. */
export function canSeek(seek: Seek | undefined, input: Readonly<Record<string, unknown>>): seek is Seek {
  return seek?.unless.every(({ input: name, pattern }) => !pattern.test(String(input[name] ?? ''))) ?? false
}

/** What the seek's input members are to be for `item` of a listing of `given`; undefined where the item lacks something. */
export function seekValues(seek: Seek, item: unknown, given: Input): Record<string, unknown> | undefined {
  const values = seek.members.map(
    ({ input, member, encodedBy }) => [input, asTaken(fieldOf(item, member), encodedBy, given)] as const,
  )
  const isWhole = seek.members.every(
    ({ isOptional }, index) => isOptional || values[index]?.[1] !== undefined,
  )
  return isWhole ? Object.fromEntries(values.filter(([, value]) => value !== undefined)) : undefined
}

function fieldOf(item: unknown, member: string | undefined): unknown {
  const value = member === undefined ? item : isObject(item) ? item[member] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? value
    : undefined
}

/** What is wrong with a `startAfterItem`, in a sentence. */
export function seekProblem(
  seek: Seek | undefined,
  input: Readonly<Record<string, unknown>>,
  item: unknown,
): string | undefined {
  if (item === undefined) return undefined
  if (!seek) {
    return 'startAfterItem cannot be used: this operation starts at a token alone. Pass startingToken, or list from the beginning and leave out what is known'
  }
  const exception = seek.unless.find(({ input: name, pattern }) => pattern.test(String(input[name] ?? '')))
  if (exception) {
    return `startAfterItem cannot be used: the service does not seek for such a ${exception.input} (${String(input[exception.input])}). Pass startingToken`
  }
  if (wholeItem(seek, item, input) !== undefined) return undefined
  const needed = seek.members.filter(({ isOptional }) => !isOptional)
  const names = needed.map(({ member }) => member ?? 'the item itself, a text').join(' and ')
  return `startAfterItem lacks ${names}: pass the item after which to go on${needed.length === 1 ? `, or its ${names} alone` : ''}`
}

/** The values for an item, or for the value that stands for one where a single member suffices. */
export function wholeItem(seek: Seek, item: unknown, given: Input): Record<string, unknown> | undefined {
  const [only, second] = seek.members
  const isValue = typeof item === 'string' || typeof item === 'number'
  if (isValue && only && !second) return { [only.input]: asTaken(item, only.encodedBy, given) }
  return seekValues(seek, item, given)
}

/** Whether `item` is the one that `values` were taken from. */
export function isSought(seek: Seek, values: Readonly<Record<string, unknown>>, item: unknown): boolean {
  return seek.members.every(({ input, member }) => fieldOf(item, member) === values[input])
}
