import { type Delivered, dropItems } from '../page/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import {
  digestItem,
  digestNext,
  emptyDigest,
  type KeyTrail,
  listedItems,
  type Trail,
} from '../trail/index.js'

/** The items of one result key that were listed again so far: how many, and the digest over them. */
interface Seen {
  readonly count: number
  readonly digest: number
}

/**
 * A listing that is read again from its origin, up to where it was, and compared with its trail.
 *
 * @example
 * // 2000 topics were delivered, and the first 100 of them were listed again:
 * { trail, seen: [{ count: 100, digest: 5046137298913 }] }
 */
export interface Replay {
  readonly trail: Trail
  /** In the order of the rule's result keys. */
  readonly seen: readonly Seen[]
}

/** The part of a page that was not delivered before. */
export interface NewPart {
  readonly page: object
  /** What of the page was delivered before; undefined if nothing was. */
  readonly skipped: Delivered | undefined
}

export function startReplay(rule: CompiledRule, trail: Trail): Replay {
  return { trail, seen: rule.resultKeys.map(() => ({ count: 0, digest: emptyDigest })) }
}

/** Whether everything that was delivered has been listed again. */
export function isReplayed({ trail, seen }: Replay): boolean {
  return trail.keys.every(({ count }, index) => seen[index]?.count === count)
}

/** How many items that were delivered have not been listed again. */
export function missingItems({ trail, seen }: Replay): number {
  return trail.keys.reduce((sum, { count }, index) => sum + count - (seen[index]?.count ?? 0), 0)
}

/** Compares the next page; `'changed'` if its items are not those that were delivered. */
export function replayPage(
  rule: CompiledRule,
  { trail, seen: before }: Replay,
  page: object,
): { readonly replay: Replay; readonly part: NewPart | undefined } | 'changed' {
  const seen: Seen[] = []
  for (const [index, key] of rule.resultKeys.entries()) {
    const [keyTrail, known] = [trail.keys[index], before[index]]
    const after = keyTrail && known ? seenAfter(known, keyTrail, listedItems(key, page)) : known
    if (!after) return 'changed'
    seen.push(after)
  }
  const skipped = seen.map(({ count }, index) => count - (before[index]?.count ?? 0))
  const rest = rule.resultKeys.reduce((left, key, index) => {
    const count = skipped[index] ?? 0
    return count === 0 ? left : dropItems(left, key, count)
  }, page)
  const isNew = rule.resultKeys.some((key) => listedItems(key, rest).length > 0)
  const part = isNew ? { page: rest, skipped: deliveredOf(rule, skipped, rest) } : undefined
  return { replay: { trail, seen }, part }
}

/** undefined if the items are not those of the trail. */
function seenAfter(seen: Seen, trail: KeyTrail, listed: readonly unknown[]): Seen | undefined {
  if (seen.count === trail.count) return seen
  const items = listed.slice(0, trail.count - seen.count)
  let { count, digest } = seen
  for (const item of items) digest = digestNext(digest, count++, item)
  if (count < trail.count) return { count, digest }
  const isSame = digest === trail.digest && digestItem(emptyDigest, items.at(-1)) === trail.last
  return isSame ? { count, digest } : undefined
}

/** A list that has nothing left needs no entry, unless it is the first result key. */
function deliveredOf(
  { resultKeys, primary }: CompiledRule,
  skipped: readonly number[],
  rest: object,
): Delivered | undefined {
  if (skipped.every((count) => count === 0)) return undefined
  const needsEntry = (key: PageKey) => key === primary || listedItems(key, rest).length > 0
  return new Map(
    resultKeys.flatMap((key, index) => (needsEntry(key) ? [[key.name, skipped[index] ?? 0] as const] : [])),
  )
}
