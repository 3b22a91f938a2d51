import { itemsOf, type Tokens } from '../page/index.js'
import type { CompiledRule, PageKey } from '../rule/index.js'
import { digestItem, emptyDigest } from '../trail/index.js'

/**
 * How many equal pages in a row show that an endpoint ignores tokens. AWS's own listings have such pages where items
 * have nothing that tells one from another (rows of `SELECT 1`, a sparse attribute alone); emulators have them
 * where they make up a new token for page 1 on every request (https://github.com/floci-io/floci/issues/2209,
 * https://github.com/getmoto/moto/issues/7466).
 */
const enough = {
  /** Several items, all different, that each have a text or a number of their own. */
  named: 5,
  /** One item, rows whose values lie deeper, or series that have no points on this page (CloudWatch's GetMetricData). */
  vague: 100,
  /** Named items under tokens that are whole numbers and grow, as offsets do. */
  namedUnderOffsets: 1000,
}

interface Seen {
  readonly size: number
  readonly first: number
  readonly last: number
  readonly tokens: Tokens
  /** Over the whole page; made only once two pages in a row look alike. */
  readonly whole: number | undefined
}

/** Notices the same page again and again under new tokens, in constant memory. */
export class RepeatedPages {
  readonly #rule: CompiledRule
  /** A token that is an item's key comes from the page: equal pages would give it twice. */
  readonly #isOn: boolean
  #seen: Seen | undefined
  /** The equal pages in a row. */
  #count = 1
  /** How many are enough, by their items; known once there are five. */
  #enough: number | undefined
  #areOffsets = true

  constructor(rule: CompiledRule) {
    this.#rule = rule
    this.#isOn = !rule.inputTokens.some(({ isKey }) => isKey)
  }

  /** Whether the latest page looked like the one before. */
  get isRepeating(): boolean {
    return this.#count > 1
  }

  /** Takes a page from which `tokens` lead on; how many equal ones came in a row, if that is too many. */
  problemAfter(page: object, tokens: Tokens): number | undefined {
    const before = this.#seen
    const items = this.#listed(page)
    const first = digestOf(items[0])
    const last = items.length > 1 ? digestOf(items.at(-1)) : first
    const looks = { size: items.length, first, last, tokens }
    const isAlike = before !== undefined && items.length > 0 && looksSame(before, looks)
    const whole = isAlike && this.#isOn ? this.#digest(page) : undefined
    this.#seen = { ...looks, whole }
    if (!isAlike || (before.whole !== undefined && before.whole !== whole)) {
      this.#count = 1
      this.#enough = undefined
      this.#areOffsets = true
      return undefined
    }
    this.#count++
    this.#areOffsets &&= areGrowing(before.tokens, tokens)
    return this.#isOn ? this.#judge(page) : undefined
  }

  #judge(page: object): number | undefined {
    if (this.#count < enough.named) return undefined
    this.#enough ??= this.#enoughOf(page)
    const most = this.#areOffsets ? underOffsets(this.#enough) : this.#enough
    return this.#count >= most ? this.#count : undefined
  }

  /** Two equal items on one page show that equal items are nothing odd here. */
  #enoughOf(page: object): number {
    const items = this.#rule.resultKeys.flatMap((key) => [...listedItems(key, page)])
    const digests = new Set(items.map(digestOf))
    if (digests.size < items.length) return Number.POSITIVE_INFINITY
    const isNamedAll = items.length > 1 && items.every(isNamed) && !this.#hasEmptySeries(page)
    return isNamedAll ? enough.named : enough.vague
  }

  /** A series has its name on every page, and on some pages nothing else. */
  #hasEmptySeries(page: object): boolean {
    const series = this.#rule.resultKeys.filter(({ joinedBy }) => joinedBy !== undefined)
    return series.some((key) => listedItems(key, page).some(hasNoPoints))
  }

  /** The items of the first list that has some. */
  #listed(page: object): readonly unknown[] {
    for (const key of this.#rule.resultKeys) {
      const items = listedItems(key, page)
      if (items.length > 0) return items
    }
    return []
  }

  #digest(page: object): number {
    return this.#rule.resultKeys.reduce((digest, key) => digestItem(digest, key.read(page)), emptyDigest)
  }
}

/** A number counts items, and is none. */
function listedItems(key: PageKey, page: object): readonly unknown[] {
  const value = key.read(page)
  return typeof value === 'object' || typeof value === 'string' ? itemsOf(key, value) : []
}

function looksSame(one: Seen, other: Omit<Seen, 'whole'>): boolean {
  return one.size === other.size && one.first === other.first && one.last === other.last
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

/** Whether one of the tokens is a whole number that has grown. */
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
