import { compareUtf8, documentOrder, isDate } from '../../values/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import { itemsOf } from './page-slice.js'

/** An item, and the result key that it is of. */
export interface Tagged {
  readonly key: string
  readonly item: unknown
}

/** One list while it is merged with others. */
interface Lane {
  readonly key: string
  readonly items: readonly unknown[]
  /** Where an item stood in its document; undefined where that is not known. */
  readonly placeOf: ((index: number) => number) | undefined
  /** The member of an item that the service sorts by. */
  readonly sortMember: string | undefined
  /** Members of an item that tell which of two that sort the same is the newer one. */
  readonly newestFirst: readonly string[]
  /** Its items alternate in the document with those of another list. */
  readonly isInterleaved: boolean
  at: number
}

/**
 * The items of several of a page's lists in the service's order: sorted as the rule says. Items that sort the same
 * stay as they stood in the document if it has the lists interleaved, as S3 writes them. moto and others write one
 * list after the other: there the newest comes first. Where the rule knows no order, list after list. Each list keeps
 * its own order in any case.
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

/** How many of each key's items are among the first `count`; of a key but the first, only where it has others. */
export function countFirst(
  { primary }: CompiledRule,
  items: readonly Tagged[],
  count: number,
): Map<string, number> {
  const rest = new Set(items.slice(count).map(({ key }) => key))
  const counts = new Map([...rest].map((key) => [key, 0]))
  for (const { key } of items.slice(0, count)) {
    if (rest.has(key) || key === primary?.name) counts.set(key, (counts.get(key) ?? 0) + 1)
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
    placeOf: order?.offsets(),
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
  const byDocument = one.placeOf && other.placeOf ? one.placeOf(one.at) - other.placeOf(other.at) : 0
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

/** The newer, the lower: by a flag that only the newest has, or by a time. */
function ageAt(lane: Lane, member: string): number {
  const value = memberAt(lane, member)
  if (value === true) return -1
  return isDate(value) ? -value.getTime() : 0
}

function memberAt({ items, at }: Lane, name: string | undefined): unknown {
  const item = items[at]
  return name !== undefined && typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined
}
