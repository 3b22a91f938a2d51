import type { Shape } from '../../models/index.js'
import { isSameValue } from '../../values/index.js'
import type { MemberPolicy, MergeMethod } from '../rule/index.js'
import { addNumbers } from './add-numbers.js'

/** What a member comes to over all pages. */
interface Merged {
  add(value: unknown): void
  /** undefined where nothing can stand for all pages; what pages said and the result does not, goes into `dropped`. */
  result(dropped: string[], pages: number): unknown
}

/** Where a member lies, and what that means for it. */
interface Place {
  readonly path: string
  readonly keepsFirst: boolean
  readonly method: MergeMethod
}

/** What the pages say besides their items, as one: nothing of it is lost unsaid (boto/botocore#3767). */
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

  /** The members, and the paths of those that are not there or stand for some of the pages only. */
  result(): { readonly members: object; readonly dropped: readonly string[] } {
    const dropped: string[] = []
    return { members: this.#members.result(dropped, this.#pages), dropped }
  }
}

/** A structure or a map: each of its members by itself. */
class Branch implements Merged {
  readonly #members = new Map<string, Merged>()

  constructor(
    private readonly rules: MemberPolicy,
    private readonly shape: Shape | undefined,
    private readonly place: Place,
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
    const path = this.place.path === '' ? name : `${this.place.path}.${name}`
    if (this.rules.excluded.has(path)) return undefined
    const place = {
      path,
      keepsFirst: this.place.keepsFirst || this.rules.nonAggregate.has(path),
      method: this.rules.methods.get(path) ?? this.place.method,
    }
    const made = mergedOf(this.rules, this.#shapeOf(name), place)
    this.#members.set(name, made)
    return made
  }

  #shapeOf(name: string): Shape | undefined {
    return this.shape?.type === 'map' ? this.shape.value.shape : this.shape?.members.get(name)?.shape
  }
}

function mergedOf(rules: MemberPolicy, shape: Shape | undefined, place: Place): Merged {
  if (shape?.type === 'list') return new List()
  const isOpen = shape?.isDocument || shape?.traits.union
  const hasMembers = shape?.type === 'structure' || shape?.type === 'map'
  return hasMembers && !isOpen ? new Branch(rules, shape, place) : new Single(place)
}

/** The same on every page, a list describes the listing and is there once; else its pages' are joined. */
class List implements Merged {
  #first: readonly unknown[] | undefined
  /** How many pages had the first list, while there was no other. */
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

/** A value that is one thing: pages that have it must agree, unless its rule says otherwise. */
class Single implements Merged {
  #first: unknown
  #value: unknown
  #differs = false

  constructor(private readonly place: Place) {}

  add(value: unknown): void {
    if (this.#value === undefined) {
      this.#first = value
      this.#value = value
      return
    }
    const { method } = this.place
    const sum = method === 'sum' ? addNumbers(this.#value, value) : undefined
    if (sum === undefined && (method === 'page' || !isSameValue(this.#value, value))) this.#differs = true
    if (sum !== undefined || method === 'latest') this.#value = sum ?? value
  }

  result(dropped: string[]): unknown {
    const { keepsFirst, path, method } = this.place
    if (!this.#differs || (method === 'latest' && !keepsFirst)) return this.#value
    dropped.push(path)
    return keepsFirst ? this.#first : undefined
  }
}
