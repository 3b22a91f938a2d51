import { itemsOf, type Tokens } from '../page/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import { digestItem, emptyDigest } from '../trail/index.js'

/**
 * How many equal pages in a row show that an endpoint ignores tokens. AWS's own listings have equal pages if nothing
 * tells their items apart (rows of `SELECT 1`, a sparse attribute alone); emulators have them if they invent a new
 * token for page 1 on every request (https://github.com/floci-io/floci/issues/2209,
 * https://github.com/getmoto/moto/issues/7466).
 */
const enough = {
  /** Several different items, each with a string or a number of its own. */
  named: 5,
  /** One item, rows whose values are nested deeper, or series without points on this page (CloudWatch's GetMetricData). */
  vague: 100,
  /** Named items, and tokens that are growing whole numbers, as offsets are. */
  namedUnderOffsets: 1000,
}

/** What one page looked like. */
interface Seen {
  readonly size: number
  readonly first: number
  readonly last: number
  readonly tokens: Tokens
  /** A digest over the whole page; made only once two pages in a row look alike. */
  readonly whole: number | undefined
}

/**
 * Notices equal pages in a row under different tokens, in constant memory.
 *
 * @example
 * // five equal pages of three topics in a row:
 * { seen: { size: 3, first: 816…, last: 290…, tokens: ['e'], whole: 477… }, count: 5, enough: 5, areOffsets: false }
 */
export interface RepeatedPages {
  readonly seen: Seen | undefined
  /** How many equal pages came in a row. */
  readonly count: number
  /** How many are too many, which depends on their items; known once there are five. */
  readonly enough: number | undefined
  /** True if all tokens in the row were growing whole numbers. */
  readonly areOffsets: boolean
}

export const noRepeats: RepeatedPages = { seen: undefined, count: 1, enough: undefined, areOffsets: true }

/** Adds a page, and the tokens that it gave for the next one. */
export function addPage(
  rule: CompiledRule,
  repeats: RepeatedPages,
  { page, tokens }: { readonly page: object; readonly tokens: Tokens },
): RepeatedPages {
  const before = repeats.seen
  const items = firstListed(rule, page)
  const first = digestOf(items[0])
  const last = items.length > 1 ? digestOf(items.at(-1)) : first
  const size = items.length
  const isAlike = before?.size === size && size > 0 && before.first === first && before.last === last
  const whole = isAlike && canRepeat(rule) ? digestOfPage(rule, page) : undefined
  const seen = { size, first, last, tokens, whole }
  if (!isAlike || (before.whole !== undefined && before.whole !== whole))
    return { seen, count: 1, enough: undefined, areOffsets: true }
  const count = repeats.count + 1
  const isDue = count >= enough.named && canRepeat(rule)
  return {
    seen,
    count,
    enough: isDue ? (repeats.enough ?? enoughFor(rule, page)) : undefined,
    areOffsets: repeats.areOffsets && areGrowing(before.tokens, tokens),
  }
}

/** How many equal pages came in a row, if those are too many. */
export function tooManyRepeats({ count, enough, areOffsets }: RepeatedPages): number | undefined {
  if (enough === undefined) return undefined
  return count >= (areOffsets ? underOffsets(enough) : enough) ? count : undefined
}

/** A token that is an item's key comes from the page, so equal pages give the same token twice. */
function canRepeat({ inputTokens }: CompiledRule): boolean {
  return !inputTokens.some(({ isKey }) => isKey)
}

/** Two equal items on one page show that equal items are normal in this listing. */
function enoughFor(rule: CompiledRule, page: object): number {
  const items = rule.resultKeys.flatMap((key) => [...listedItems(key, page)])
  const digests = new Set(items.map(digestOf))
  if (digests.size < items.length) return Number.POSITIVE_INFINITY
  const areNamed = items.length > 1 && items.every(isNamed) && !hasEmptySeries(rule, page)
  return areNamed ? enough.named : enough.vague
}

/** A series has its name on every page, and on some pages nothing else. */
function hasEmptySeries({ resultKeys }: CompiledRule, page: object): boolean {
  const series = resultKeys.filter(({ joinedBy }) => joinedBy !== undefined)
  return series.some((key) => listedItems(key, page).some(hasNoPoints))
}

/** The items of the first list that has any. */
function firstListed({ resultKeys }: CompiledRule, page: object): readonly unknown[] {
  for (const key of resultKeys) {
    const items = listedItems(key, page)
    if (items.length > 0) return items
  }
  return []
}

function digestOfPage({ resultKeys }: CompiledRule, page: object): number {
  return resultKeys.reduce((digest, key) => digestItem(digest, key.read(page)), emptyDigest)
}

/** A number counts items and is not an item itself. */
function listedItems(key: PageKey, page: object): readonly unknown[] {
  const value = key.read(page)
  return typeof value === 'object' || typeof value === 'string' ? itemsOf(key, value) : []
}

function digestOf(item: unknown): number {
  return digestItem(emptyDigest, item)
}

function isNamed(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return true
  return Object.values(item).some((value) => typeof value === 'string' || typeof value === 'number')
}

function hasNoPoints(series: unknown): boolean {
  if (typeof series !== 'object' || series === null) return false
  return !Object.values(series).some((value) => Array.isArray(value) && value.length > 0)
}

function underOffsets(count: number): number {
  return count === enough.named ? enough.namedUnderOffsets : Number.POSITIVE_INFINITY
}

/** Whether one of the tokens is a whole number that grew. */
function areGrowing(before: Tokens, now: Tokens): boolean {
  return now.some((token, index) => {
    const [one, other] = [wholeNumber(before[index]), wholeNumber(token)]
    return one !== undefined && other !== undefined && other > one
  })
}

function wholeNumber(token: unknown): number | bigint | undefined {
  if (typeof token === 'number' || typeof token === 'bigint') return token
  return typeof token === 'string' && /^\d{1,30}$/.test(token) ? BigInt(token) : undefined
}
