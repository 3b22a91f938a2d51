import type { Shape } from '../../models/index.js'
import { isSameValue } from '../../values/index.js'
import type { MemberPolicy, MergeMethod } from '../rule/index.js'
import { addNumbers } from './add-numbers.js'

/** One member over all pages. */
interface Merged {
  add(value: unknown): void
  /** undefined if nothing can stand for all pages. Adds the paths of values that the result lacks to `dropped`. */
  result(dropped: string[], pages: number): unknown
}

/**
 * Where a member is, and how it is merged.
 *
 * @example
 * { path: 'ConsumedCapacity.CapacityUnits', keepsFirst: false, method: 'sum' }
 */
interface MemberPath {
  readonly path: string
  readonly keepsFirst: boolean
  readonly method: MergeMethod
}

/** The members of all pages that are not items, as one. What is lost is reported (boto/botocore#3767). */
export class MergedMembers {
  readonly #members: Branch
  #pages = 0

  constructor(rules: MemberPolicy) {
    this.#members = new Branch(rules, rules.output, { path: '', keepsFirst: false, method: 'same' })
  }

  add(page: object): void {
    this.#pages++
    this.#members.add(page)
  }

  /** The members, and the paths of those that are missing or do not stand for all pages. */
  result(): { readonly members: object; readonly dropped: readonly string[] } {
    const dropped: string[] = []
    return { members: this.#members.result(dropped, this.#pages), dropped }
  }
}

/** A structure or a map, whose members are merged one by one. */
class Branch implements Merged {
  readonly #members = new Map<string, Merged>()

  constructor(
    private readonly rules: MemberPolicy,
    private readonly shape: Shape | undefined,
    private readonly at: MemberPath,
  ) {}

  add(value: unknown): void {
    if (typeof value !== 'object' || value === null || !this.shape) return
    const isMap = this.shape.type === 'map'
    for (const name of isMap ? Object.keys(value) : this.shape.members.keys()) {
      const member: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined
      if (member !== undefined && member !== null) this.#member(name)?.add(member)
    }
  }

  result(dropped: string[], pages: number): object {
    const entries = [...this.#members].map(([name, member]) => [name, member.result(dropped, pages)] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  #member(name: string): Merged | undefined {
    const known = this.#members.get(name)
    if (known) return known
    const path = this.at.path === '' ? name : `${this.at.path}.${name}`
    if (this.rules.excluded.has(path)) return undefined
    const at = {
      path,
      keepsFirst: this.at.keepsFirst || this.rules.nonAggregate.has(path),
      method: this.rules.methods.get(path) ?? this.at.method,
    }
    const made = mergedOf(this.rules, this.#shapeOf(name), at)
    this.#members.set(name, made)
    return made
  }

  #shapeOf(name: string): Shape | undefined {
    return this.shape?.type === 'map' ? this.shape.value.shape : this.shape?.members.get(name)?.shape
  }
}

function mergedOf(rules: MemberPolicy, shape: Shape | undefined, at: MemberPath): Merged {
  if (shape?.type === 'list') return new List()
  const isOpen = shape?.isDocument || shape?.traits.union
  const hasMembers = shape?.type === 'structure' || shape?.type === 'map'
  return hasMembers && !isOpen ? new Branch(rules, shape, at) : new Single(at)
}

/** A list that is the same on every page describes the listing and is kept once; otherwise the pages' lists are joined. */
class List implements Merged {
  #first: readonly unknown[] | undefined
  /** How many pages had the first list, until another one came. */
  #repeats = 0
  #joined: unknown[] | undefined

  add(value: unknown): void {
    if (!Array.isArray(value)) return
    this.#first ??= value
    if (!this.#joined && isSameValue(this.#first, value)) {
      this.#repeats++
      return
    }
    this.#joined ??= this.#repeated(this.#first)
    for (const item of value) this.#joined.push(item)
  }

  result(_dropped: string[], pages: number): unknown {
    if (this.#joined || !this.#first) return this.#joined
    return this.#repeats === pages ? [...this.#first] : this.#repeated(this.#first)
  }

  #repeated(list: readonly unknown[]): unknown[] {
    return Array.from({ length: this.#repeats }, () => list).flat(1)
  }
}

/** A single value: the pages that have it must agree, unless its rule says otherwise. */
class Single implements Merged {
  #first: unknown
  #value: unknown
  #differs = false

  constructor(private readonly at: MemberPath) {}

  add(value: unknown): void {
    if (this.#value === undefined) {
      this.#first = value
      this.#value = value
      return
    }
    const { method } = this.at
    const sum = method === 'sum' ? addNumbers(this.#value, value) : undefined
    if (sum === undefined && (method === 'page' || !isSameValue(this.#value, value))) this.#differs = true
    if (sum !== undefined || method === 'latest') this.#value = sum ?? value
  }

  result(dropped: string[]): unknown {
    const { keepsFirst, path, method } = this.at
    if (!this.#differs || (method === 'latest' && !keepsFirst)) return this.#value
    dropped.push(path)
    return keepsFirst ? this.#first : undefined
  }
}
