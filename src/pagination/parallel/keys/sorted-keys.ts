import { compareUtf8 } from '../../../values/index.js'
import { itemsOf } from '../../page/index.js'
import type { WalkPlan } from '../../plan/index.js'
import { decodeValue, type PageKey } from '../../rule/index.js'

/** How a server sorts: S3 by UTF-8 bytes, others by UTF-16 units. */
export type KeyOrder = 'bytes' | 'units'

/** One list of a page. */
export interface KeyList {
  readonly name: string
  readonly items: readonly unknown[]
  /** The keys of the items, decoded, in the order of the list. */
  readonly keys: readonly string[]
}

/** A list of the rule whose items are sorted by a member. */
interface SortedList {
  readonly key: PageKey
  readonly member: string
}

/** How a listing reads its keys, and the input member that starts it after one. */
export interface KeyReader {
  readonly lists: readonly SortedList[]
  /** The input member that takes a key: StartAfter, Marker, KeyMarker. */
  readonly input: string
  /** The members of an item that are needed beside its key to start after it: VersionId. */
  readonly others: readonly string[]
  readonly encodedBy: string | undefined
}

/** undefined if the rule does not say how the listing is sorted and where it can start. */
export function keyReader({
  rule: { resultKeys, primary, sortedBy, seek },
}: WalkPlan): KeyReader | undefined {
  const own = primary && sortedBy?.[primary.name]
  const start = seek?.members.find(({ member }) => member === own)
  if (!sortedBy || !start) return undefined
  return {
    lists: resultKeys.flatMap((key) => {
      const member = sortedBy[key.name]
      return member === undefined ? [] : [{ key, member }]
    }),
    input: start.input,
    others: (seek?.members ?? []).flatMap(({ member }) =>
      member === undefined || member === own ? [] : [member],
    ),
    encodedBy: start.encodedBy,
  }
}

/** The lists of a page that have items. An item without a key counts as the one before it. */
export function keyLists({ lists, encodedBy }: KeyReader, { input }: WalkPlan, page: object): KeyList[] {
  return lists.flatMap(({ key, member }) => {
    const items = itemsOf(key, key.read(page))
    let before = ''
    const keys = items.map((item) => {
      const plain = decodeValue(memberOf(item, member), encodedBy, input)
      if (typeof plain === 'string') before = plain
      return before
    })
    return items.length > 0 ? [{ name: key.name, items, keys }] : []
  })
}

export function memberOf(item: unknown, name: string): unknown {
  return typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined
}

/** The first two neighbouring keys of a list that go backwards. */
export function stepBack(
  lists: readonly KeyList[],
  order: KeyOrder | undefined,
): readonly [from: string, to: string] | undefined {
  for (const { keys } of lists) {
    let before = ''
    for (const key of keys) {
      if (goesBack(before, key, order)) return [before, key]
      before = key
    }
  }
  return undefined
}

/** Whether `to` sorts before `from`; while the order is not known, both by UTF-8 bytes and by UTF-16 units. */
export function goesBack(from: string, to: string, order: KeyOrder | undefined): boolean {
  if (order === 'bytes') return isBefore(to, from)
  return to < from && compareUtf8(to, from) < 0
}

/** Whether `one` sorts before `other` by UTF-8 bytes. */
export function isBefore(one: string, other: string): boolean {
  // JavaScript's own comparison is ten times as fast, and differs only if both have a unit above U+D7FF.
  return isHigh.test(one) ? compareUtf8(one, other) < 0 : one < other
}

const isHigh = /[\ud800-\uffff]/

export function firstKey(lists: readonly KeyList[]): string | undefined {
  return lists.reduce<string | undefined>((first, { keys: [key] }) => {
    return key !== undefined && (first === undefined || isBefore(key, first)) ? key : first
  }, undefined)
}

export function lastKey(lists: readonly KeyList[]): string | undefined {
  return lists.reduce<string | undefined>((last, { keys }) => {
    const key = keys.at(-1)
    return key !== undefined && (last === undefined || isBefore(last, key)) ? key : last
  }, undefined)
}

/**
 * How many first keys of a list are not behind `key`. They are counted in the order of the list, because some servers sort
 * by UTF-16 units.
 */
export function countUpTo(keys: readonly string[], key: string): number {
  const index = keys.findIndex((one) => isBefore(key, one))
  return index < 0 ? keys.length : index
}

/** Whether a key is the group of the delimiter that `start` lies in. Some servers list it again; S3 does not. */
export function isGroupOf(key: string, start: string, delimiter: string): boolean {
  return delimiter !== '' && key.endsWith(delimiter) && start.startsWith(key)
}

/** About 16 keys of a page, ascending, with the first and the last one. */
export function sampleKeys(lists: readonly KeyList[]): string[] {
  const samples = lists.flatMap(({ keys }) => sampleOf(keys))
  return lists.length > 1 ? samples.sort(compareUtf8) : samples
}

/**
 * The order that these lists show: a pair of neighbours that is in the order of UTF-8 bytes alone, or of UTF-16 units
 * alone. undefined if all keys sort alike in both.
 */
export function orderShown(lists: readonly KeyList[]): KeyOrder | undefined {
  // Only keys with such units sort differently. If no sample has one, few do.
  if (!lists.some(({ keys }) => sampleOf(keys).some((key) => isHigh.test(key)))) return undefined
  let shown: KeyOrder | undefined
  for (const { keys } of lists) {
    for (const [index, key] of keys.entries()) {
      const before = keys[index - 1]
      if (before === undefined || key === before) continue
      const isBack = isBefore(key, before)
      if (isBack && key > before) return 'units'
      if (!isBack && key < before) shown = 'bytes'
    }
  }
  return shown
}

export function sampleOf(keys: readonly string[]): string[] {
  const count = Math.min(keys.length, samples)
  const step = (keys.length - 1) / Math.max(1, count - 1)
  return Array.from({ length: count }, (_, index) => keys[Math.round(index * step)] ?? '')
}

const samples = 16
