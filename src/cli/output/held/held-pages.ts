import { type CompiledRule, type PageKey, PageMerge, withValue } from '../../../pagination/index.js'
import type { Origin, OutputSpec } from '../contract/index.js'
import { tagPage } from '../rows/index.js'
import { awsMembers } from './aws-members.js'

export interface HeldSpec extends Pick<OutputSpec, 'operation'> {
  readonly rule: CompiledRule
  /** One list is taken out as it comes, and not kept. */
  readonly isStreamed: boolean
}

/** The pages of a listing as one result. */
export class HeldPages {
  readonly #spec: HeldSpec
  readonly #merge: PageMerge
  #streamed: PageKey | undefined
  #pages = 0

  constructor(spec: HeldSpec) {
    this.#spec = spec
    this.#merge = new PageMerge(spec.rule)
  }

  /** Whether no page came so far. */
  get isEmpty(): boolean {
    return this.#pages === 0
  }

  /** Where the list is that is taken out; undefined if none is. */
  get streamedPath(): readonly string[] | undefined {
    return this.#streamed?.path
  }

  /** Adds a page. Returns the items that can be written now. */
  add(page: object, origin: Origin | undefined): readonly unknown[] {
    const { rule, isStreamed } = this.#spec
    const tagged = origin ? tagPage(page, origin, this.#spec) : page
    this.#pages++
    if (isStreamed) this.#streamed ??= streamedFrom(rule, tagged)
    const items = this.#streamed?.read(tagged)
    const isTaken = this.#streamed !== undefined && Array.isArray(items)
    this.#merge.add(isTaken && this.#streamed ? withValue(tagged, this.#streamed.path, []) : tagged)
    return isTaken ? items : []
  }

  /** Returns all pages as one result, without the items that were taken out. */
  result(resumeToken: string | undefined): object {
    const result = awsMembers(this.#spec, this.#merge.result().result, this.#streamed)
    return resumeToken === undefined ? result : { ...result, NextToken: resumeToken }
  }
}

/** The first list that has an item, else the first list. */
function streamedFrom(rule: CompiledRule, page: object): PageKey | undefined {
  const lists = rule.resultKeys.filter((key) => Array.isArray(key.read(page)) && key.joinedBy === undefined)
  return lists.find((key) => (key.read(page) as readonly unknown[]).length > 0) ?? lists[0]
}

/**
 * Returns the objects along a path in a result, outermost first: for `DistributionList.Items` the result and its
 * `DistributionList`, each with the name that goes on.
 */
export function openPath(
  path: readonly string[],
  result: object,
): readonly { name: string; inside: object }[] {
  let inside: object = result
  return path.map((name) => {
    const level = { name, inside }
    const next: unknown = Reflect.get(inside, name)
    inside = typeof next === 'object' && next !== null ? next : {}
    return level
  })
}
