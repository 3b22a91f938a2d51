import type { PaginationRule } from '../../models/index.js'
import { isObject } from '../../values/index.js'
import { decodeValue } from './decode-value.js'

type Input = Readonly<Record<string, unknown>>

/** An input member that starts the listing after an item, and the item's member that it is set to. */
interface SeekMember {
  readonly input: string
  /** undefined if the input member takes the item itself, which is a string. */
  readonly member: string | undefined
  readonly isOptional: boolean
  /** The input member that asks for URL encoding, if items are encoded then. */
  readonly encodedBy?: string | undefined
}

/**
 * How a listing starts after an item, without a token. S3 ListObjectsV2 sets `StartAfter` to the item's `Key`,
 * except for directory buckets, whose names end in `--x-s3`, and their access points (`--xa-s3`).
 */
export interface Seek {
  readonly members: readonly SeekMember[]
  /** The listing starts at the item, which is returned again as the first one. */
  readonly isInclusive: boolean
  /** The service cannot seek if one of these input members matches its pattern. */
  readonly unless: readonly { readonly input: string; readonly pattern: RegExp }[]
}

/** Reads the rule's `seek`. Without one, a token that is a member of the last item (`Tags[-1].Key`) can seek too. */
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

/** True if the service can seek for this input. */
export function canSeek(seek: Seek | undefined, input: Readonly<Record<string, unknown>>): seek is Seek {
  return seek?.unless.every(({ input: name, pattern }) => !pattern.test(String(input[name] ?? ''))) ?? false
}

/** Returns the values of the seek's input members that start after `item`; undefined if the item lacks a member. */
export function seekValues(
  seek: Seek,
  item: unknown,
  listingInput: Input,
): Record<string, unknown> | undefined {
  const values = seek.members.map(
    ({ input, member, encodedBy }) =>
      [input, decodeValue(fieldOf(item, member), encodedBy, listingInput)] as const,
  )
  const isComplete = seek.members.every(
    ({ isOptional }, index) => isOptional || values[index]?.[1] !== undefined,
  )
  return isComplete ? Object.fromEntries(values.filter(([, value]) => value !== undefined)) : undefined
}

function fieldOf(item: unknown, member: string | undefined): unknown {
  const value = member === undefined ? item : isObject(item) ? item[member] : undefined
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint'
    ? value
    : undefined
}

/** Returns why `startAfterItem` cannot be used, or undefined if it can. */
export function seekProblem(
  seek: Seek | undefined,
  input: Readonly<Record<string, unknown>>,
  item: unknown,
): string | undefined {
  if (item === undefined) return undefined
  if (!seek) {
    return 'startAfterItem cannot be used: this operation can only start from a token. Pass startingToken, or list from the beginning and skip the items that you have'
  }
  const exception = seek.unless.find(({ input: name, pattern }) => pattern.test(String(input[name] ?? '')))
  if (exception) {
    return `startAfterItem cannot be used: the service cannot start after an item for this ${exception.input} (${String(input[exception.input])}). Pass startingToken`
  }
  if (startAfterValues(seek, item, input) !== undefined) return undefined
  const needed = seek.members.filter(({ isOptional }) => !isOptional)
  const names = needed.map(({ member }) => member ?? 'the item itself, a string').join(' and ')
  return `startAfterItem lacks ${names}; pass the item to start after${needed.length === 1 ? `, or its ${names} alone` : ''}`
}

/** Returns the seek values for `startAfterItem`: an item, or just its member's value if the seek has a single member. */
export function startAfterValues(
  seek: Seek,
  item: unknown,
  input: Input,
): Record<string, unknown> | undefined {
  const [only, second] = seek.members
  const isValue = typeof item === 'string' || typeof item === 'number'
  if (isValue && only && !second) return { [only.input]: decodeValue(item, only.encodedBy, input) }
  return seekValues(seek, item, input)
}

/** True if `values` are the seek values of `item`. */
export function matchesSeek(seek: Seek, values: Readonly<Record<string, unknown>>, item: unknown): boolean {
  return seek.members.every(({ input, member }) => fieldOf(item, member) === values[input])
}
