import { isPlainObject, isSameValue } from '../../values/index.js'
import { nonAggregatePart } from '../page/index.js'
import { type CompiledRule, type PageKey, withValue } from '../rule/index.js'
import { addNumbers } from './add-numbers.js'
import { JoinedSeries } from './join-series.js'
import { MergedMembers } from './merged-members.js'

/** All pages as one, and what is missing from it. */
export interface MergedPages {
  readonly result: object
  /** Paths of members that have a value on some page and not in the result. */
  readonly dropped: readonly string[]
}

/** Joins the result keys of pages, and adds their other members and what belongs to the listing as a whole. */
export class PageMerge {
  readonly #rule: CompiledRule
  readonly #keys: readonly MergedKey[]
  readonly #others: MergedMembers
  #shared: object | undefined

  constructor(rule: CompiledRule) {
    this.#rule = rule
    this.#keys = rule.resultKeys.map((key) => new MergedKey(key))
    this.#others = new MergedMembers(rule.otherMembers)
  }

  add(page: object): void {
    this.#shared ??= nonAggregatePart(this.#rule, page)
    for (const key of this.#keys) key.add(page)
    this.#others.add(page)
  }

  /** `shared` is what the first page says about the listing as a whole. */
  result(shared: object = this.#shared ?? {}): MergedPages {
    const { members, dropped } = this.#others.result()
    // What belongs to the whole listing can contain the items of the first page (ECR's `imageScanFindings`).
    const combined = overlay(shared, members)
    return {
      result: this.#keys.reduce((result, key) => key.putInto(result), combined),
      dropped: [...dropped, ...this.#keys.flatMap((key) => key.dropped)],
    }
  }
}

/** One result key over all pages. */
class MergedKey {
  readonly #series: JoinedSeries | undefined
  readonly #dropped = new Set<string>()
  #value: unknown

  constructor(private readonly key: PageKey) {
    this.#series = key.joinedBy && new JoinedSeries(key.joinedBy)
  }

  get dropped(): readonly string[] {
    return [...this.#dropped]
  }

  add(page: object): void {
    const value = this.key.read(page)
    if (value === null || value === undefined) return
    if (this.#series && Array.isArray(value)) {
      this.#series.add(value)
      this.#value = this.#series.all
    } else if (Array.isArray(this.#value) && Array.isArray(value)) {
      for (const item of value) this.#value.push(item)
    } else if (this.#value === undefined) this.#value = Array.isArray(value) ? [...value] : value
    else this.#value = this.#join(this.#value, value)
  }

  putInto(result: object): object {
    return this.#value === undefined ? result : withValue(result, this.key.path, this.#value)
  }

  /** A structure or a flag cannot be joined, so the first page's value stays. */
  #join(existing: unknown, value: unknown): unknown {
    if (typeof existing === 'string' && typeof value === 'string') return existing + value
    const sum = addNumbers(existing, value)
    if (sum !== undefined) return sum
    if (this.key.isMap) return this.#joinMaps(existing, value)
    if (!isSameValue(existing, value)) this.#dropped.add(this.key.name)
    return existing
  }

  /** Lists of two pages under one name are joined; of any other value, the later page's counts. */
  #joinMaps(existing: unknown, value: unknown): object {
    const entries = new Map<string, unknown>(Object.entries(existing ?? {}))
    for (const [name, member] of Object.entries(value ?? {})) {
      const earlier = entries.get(name)
      const isList = Array.isArray(earlier) && Array.isArray(member)
      if (entries.has(name) && !isList && !isSameValue(earlier, member))
        this.#dropped.add(`${this.key.name}.${name}`)
      entries.set(name, isList ? [...earlier, ...member] : member)
    }
    return Object.fromEntries(entries)
  }
}

/** `base` with the members of `more`, which replace its own; structures are combined. */
function overlay(base: object, more: object): object {
  return Object.entries(more).reduce((result, [name, value]) => {
    const below: unknown = Reflect.get(base, name)
    const isNested = isPlainObject(below) && isPlainObject(value)
    return withValue(result, [name], isNested ? overlay(below, value) : value)
  }, base)
}
