import { compareUtf8, documentOrder, isDate } from '../../values/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import { itemsOf } from './page-slice.js'

/** An item and its result key. */
export interface Tagged {
  readonly key: string
  readonly item: unknown
}

/** One list while it is merged with others: S3's `DeleteMarkers` with `sortMember: 'Key'`, at its item number 3. */
interface Lane {
  readonly key: string
  readonly items: readonly unknown[]
  /** Returns an item's offset in the response document; undefined if the document's order is not known. Call it with
   * rising indexes. */
  readonly documentOffset: ((index: number) => number) | undefined
  /** The member of an item that the service sorts by. */
  readonly sortMember: string | undefined
  /** Members that order two items with the same sort value: the newer item comes first. */
  readonly newestFirst: readonly string[]
  /** The document alternates between items of this list and of another. */
  readonly isInterleaved: boolean
  at: number
}

/**
 * Returns the items of several lists of a page in the service's order, which the rule's `sortedBy` gives. Items with the
 * same sort value keep the document's order if the document interleaves the lists, as S3 does. moto and others write one
 * list after the other; then the newer item comes first. Without `sortedBy`, the result is list after list. Each list
 * keeps its own order in every case.
 */
export function inServiceOrder(rule: CompiledRule, keys: readonly PageKey[], page: object): Tagged[] {
  const lanes = keys.map((key) => openLane(rule, key, page)).filter(({ items }) => items.length > 0)
  const merged: Tagged[] = []
  if (lanes.every(({ sortMember }) => sortMember !== undefined)) {
    while (lanes.length > 1) {
      const first = lanes.reduce((best, lane) => (compareHeads(lane, best) < 0 ? lane : best))
      take(first, merged)
      if (first.at === first.items.length) lanes.splice(lanes.indexOf(first), 1)
    }
  }
  for (const lane of lanes) while (lane.at < lane.items.length) take(lane, merged)
  return merged
}

/** Counts the items of each key among the first `count`. Keys whose items are all among them are left out, except the first. */
export function countFirst(
  { primary }: CompiledRule,
  items: readonly Tagged[],
  count: number,
): Map<string, number> {
  const incomplete = new Set(items.slice(count).map(({ key }) => key))
  const counts = new Map([...incomplete].map((key) => [key, 0]))
  for (const { key } of items.slice(0, count)) {
    if (incomplete.has(key) || key === primary?.name) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function openLane({ sortedBy, newestFirst }: CompiledRule, key: PageKey, page: object): Lane {
  const value = key.read(page)
  const order = Array.isArray(value) ? documentOrder(value) : undefined
  const sortMember = sortedBy?.[key.name]
  return {
    key: key.name,
    items: itemsOf(key, value),
    documentOffset: order?.offsets(),
    sortMember,
    newestFirst,
    isInterleaved: order?.isInterleaved === true,
    at: 0,
  }
}

function take(lane: Lane, merged: Tagged[]): void {
  merged.push({ key: lane.key, item: lane.items[lane.at++] })
}

function compareHeads(one: Lane, other: Lane): number {
  const bySort = compareUtf8(textAt(one), textAt(other))
  if (bySort !== 0) return bySort
  const byDocument =
    one.documentOffset && other.documentOffset
      ? one.documentOffset(one.at) - other.documentOffset(other.at)
      : 0
  if (byDocument !== 0 && (one.isInterleaved || other.isInterleaved)) return byDocument
  for (const member of one.newestFirst) {
    const byAge = ageAt(one, member) - ageAt(other, member)
    if (byAge !== 0) return byAge
  }
  return byDocument
}

function textAt(lane: Lane): string {
  const text = memberAt(lane, lane.sortMember)
  return typeof text === 'string' ? text : ''
}

/** Returns a lower number for a newer item, by a flag that only the newest has (`IsLatest`), or by a time. */
function ageAt(lane: Lane, member: string): number {
  const value = memberAt(lane, member)
  return isDate(value) ? -value.getTime() : -Number(value === true)
}

function memberAt({ items, at }: Lane, name: string | undefined): unknown {
  const item = items[at]
  return name !== undefined && typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined
}
