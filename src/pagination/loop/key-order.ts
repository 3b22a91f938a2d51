import { compareUtf8 } from '../../values/index.js'
import { itemsOf } from '../page/index.js'
import { type CompiledRule, canSeek, decodeValue, type PageKey } from '../rule/index.js'

type Input = Readonly<Record<string, unknown>>

/** How many ascending keys make a listing count as sorted: an endpoint may also list in no order at all. */
const enoughAscents = 5

/** Which keys of a listing are documented to be sorted. */
interface SortedKeys {
  readonly key: PageKey
  readonly member: string
  /** The member of the input that requests URL-encoded keys. */
  readonly encodedBy: string | undefined
  readonly input: Input
}

/**
 * Notices keys that go backwards from one page to the next, in a listing that its service documents to be sorted. An
 * endpoint that loses its place lists some keys twice, leaves others out, and may call the result complete.
 *
 * Endpoints sort in several ways: S3 by UTF-8 bytes, s3proxy by UTF-16 units, others by a locale, stores over a file
 * system folder by folder, and S3's directory buckets not at all. So a key counts as backwards only if it is in each of
 * these orders, and if all keys so far, and those of its page, were in order.
 *
 * @example
 * // after a page of S3 ListObjectVersions that ended with 'photos/0999.jpg':
 * { keys: { key: Versions, member: 'Key', … }, last: 'photos/0999.jpg', ascents: 5, isSorted: true }
 */
export interface KeyOrder {
  readonly keys: SortedKeys
  readonly last: string | undefined
  readonly ascents: number
  readonly isSorted: boolean
}

/** The last key of one page, and the key before it with which the next page starts. */
export interface StepBack {
  readonly from: string
  readonly to: string
}

/** undefined if the listing has no documented order. */
export function startKeyOrder({ primary, sortedBy, seek }: CompiledRule, input: Input): KeyOrder | undefined {
  const member = primary && sortedBy?.[primary.name]
  if (!primary || member === undefined || !canSeek(seek, input)) return undefined
  const encodedBy = seek.members.find((one) => one.member === member)?.encodedBy
  const keys = { key: primary, member, encodedBy, input }
  return { keys, last: undefined, ascents: 0, isSorted: true }
}

/** Adds the next page; the step back if it made one. */
export function followKeys(order: KeyOrder, page: object): KeyOrder | StepBack {
  const { keys, last: from } = order
  if (!order.isSorted) return order
  const items = itemsOf(keys.key, keys.key.read(page))
  const to = keyOf(keys, items[0])
  if (to === undefined) return order
  const last = keyOf(keys, items.at(-1)) ?? to
  if (from === undefined || to >= from) {
    const ascents = order.ascents + (from !== undefined && to > from ? 1 : 0)
    return { ...countAscents({ ...order, ascents }, items, enoughAscents - ascents), last }
  }
  const isBack = goesBack(from, to)
  const counted = countAscents(order, items, isBack ? items.length : 0)
  if (!isBack) return { ...counted, last }
  if (counted.isSorted && counted.ascents >= enoughAscents) return { from, to }
  return { ...counted, last, isSorted: false }
}

/** Counts ascents on a page, over the first `pairs` pairs of neighbouring keys. */
function countAscents(order: KeyOrder, items: readonly unknown[], pairs: number): KeyOrder {
  let { ascents, isSorted } = order
  for (let index = 1; index < items.length && index <= pairs; index++) {
    const [before, key] = [keyOf(order.keys, items[index - 1]), keyOf(order.keys, items[index])]
    const isKnown = before !== undefined && key !== undefined
    if (!isKnown || (key < before && compareUtf8(key, before) < 0)) isSorted = false
    else if (key !== before) ascents++
  }
  return { ...order, ascents, isSorted }
}

function keyOf({ member, encodedBy, input }: SortedKeys, item: unknown): string | undefined {
  const key: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, member) : undefined
  const plain = decodeValue(key, encodedBy, input)
  return typeof plain === 'string' ? plain : undefined
}

/** Whether `to` is before `from` in every other order, given that it is in the order of UTF-16 units. */
function goesBack(from: string, to: string): boolean {
  // The caller may have requested URL-encoded keys, which are sorted by their decoded form.
  const isBackInBytes = compareUtf8(decoded(to), decoded(from)) < 0
  if (!isBackInBytes || compareUtf8(byFolder(to), byFolder(from)) >= 0) return false
  return new Intl.Collator('en').compare(to, from) < 0
}

/** Sorts `a/b` before `a-b`, as a walk over sorted folders does. */
function byFolder(key: string): string {
  return key.replaceAll('/', '\0')
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
