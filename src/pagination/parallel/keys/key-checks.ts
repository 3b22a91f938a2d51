import type { KeyBounds } from './key-bounds.js'
import {
  firstKey,
  goesBack,
  isBefore,
  isGroupOf,
  type KeyList,
  type KeyOrder,
  type KeyReader,
  lastKey,
  memberOf,
  stepBack,
} from './sorted-keys.js'
import { isSafe, justBelow, type Sorting } from './split-point.js'

/** The end of the first piece, where the service is checked. */
export interface Edge {
  /** The last key that arrived. */
  readonly last: string
  /** False if servers that sort in another way than S3 have other keys before `last`. */
  readonly isSafe: boolean
  /** Where to start a request that must begin with `last`; undefined if there is no such place. */
  readonly from: string | undefined
  /** The versions of `last` that arrived. */
  readonly seen: readonly string[]
}

/** More versions of one key are not remembered: the check waits for another page. */
const mostSeen = 50

/** Returns where the check can be made after these lists; `before` is the edge of the page before. */
export function edgeOf(
  { others }: KeyReader,
  lists: readonly KeyList[],
  { before, sorting }: { readonly before: Edge | undefined; readonly sorting: Sorting },
): Edge | undefined {
  const last = lastKey(lists)
  if (last === undefined) return before
  let previous = before?.last === last ? undefined : before?.last
  const seen: string[] = []
  for (const { keys, items } of lists) {
    let index = keys.length - 1
    for (; index >= 0 && keys[index] === last; index--) seen.push(versionOf(others, items[index]))
    const key = keys[index]
    if (key !== undefined && (previous === undefined || isBefore(previous, key))) previous = key
  }
  if (before?.last === last) seen.push(...before.seen)
  const isShort = others.length === 0 || seen.length <= mostSeen
  const isSame = isSafe(last, sorting)
  const from = isShort && isSame && previous !== undefined ? justBelow(last, previous, sorting) : undefined
  return { last, isSafe: isSame, from, seen: others.length === 0 ? [] : seen }
}

/** What tells the items of one key apart. */
export function versionOf(others: readonly string[], item: unknown): string {
  return others.map((name) => String(memberOf(item, name) ?? '')).join('\n')
}

/**
 * Why the first page of a piece is not the one that was asked for. `isCheck`: a page that starts just below a known key
 * has to begin with it.
 */
export function startProblem(
  { lo, from }: KeyBounds,
  lists: readonly KeyList[],
  {
    delimiter,
    isCheck,
    order,
  }: { readonly delimiter: string; readonly isCheck: boolean; readonly order: KeyOrder | undefined },
): string | undefined {
  const back = stepBack(lists, order)
  if (back)
    return `the service does not list the keys in their order: ${shorten(back[1])} came after ${shorten(back[0])}`
  if (lo === undefined) return undefined
  const start = from ?? lo
  const first = firstKey(
    lists.map((list) => ({ ...list, keys: list.keys.filter((key) => !isGroupOf(key, start, delimiter)) })),
  )
  if (from !== undefined && isCheck) {
    if (first === lo) return undefined
    return `a page that starts after ${shorten(from)} has to begin with ${shorten(lo)}, and begins with ${first === undefined ? 'nothing' : shorten(first)}`
  }
  if (first === undefined || !isBefore(first, start)) return undefined
  return `a page that starts after ${shorten(start)} begins with ${shorten(first)}`
}

/** Why a later page of a piece cannot be used: then the end of the piece cannot be found. */
export function orderProblem(
  lists: readonly KeyList[],
  cursor: string | undefined,
  order: KeyOrder | undefined,
): string | undefined {
  const first = firstKey(lists)
  const isBack = first !== undefined && cursor !== undefined && goesBack(cursor, first, order)
  const back = isBack ? ([cursor, first] as const) : stepBack(lists, order)
  if (!back) return undefined
  return (
    `the service does not list the keys in their order: ${shorten(back[1])} came after ${shorten(back[0])}. ` +
    'Such a listing cannot be divided; list it without the option parallel'
  )
}

function shorten(key: string): string {
  return JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key)
}
