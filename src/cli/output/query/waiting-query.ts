import { compileTree, type Evaluate, type Node } from '../../../jmespath/index.js'
import type { OperationModel } from '../../../models/index.js'
import { type CompiledRule, type PageKey, PageMerge, withValue } from '../../../pagination/index.js'
import { streamedKey } from './streamed-key.js'
import { mapWholeParts, rootNames } from './whole-parts.js'

export interface WaitingSpec {
  readonly expression: string
  readonly node: Node
  readonly operation: OperationModel
  readonly rule: CompiledRule
}

/**
 * A query whose result needs all pages. Of the lists it keeps only what it searches: of `length(Contents)` a number, of
 * `sort_by(Contents[].Key, &@)` the keys.
 */
export class WaitingQuery {
  readonly #spec: WaitingSpec
  readonly #parts = new Map<Node, SearchedPart>()
  readonly #merge: PageMerge
  /** The lists that are in the parts as far as they are needed. */
  readonly #emptied: readonly PageKey[]

  constructor(spec: WaitingSpec) {
    const { node, rule } = spec
    this.#spec = spec
    this.#merge = new PageMerge(rule)
    const rest = mapWholeParts(node, (part) => this.#partOf(part))
    const names = rootNames(rest)
    this.#emptied = rule.resultKeys.filter(({ path: [first = ''] }) => names && !names.has(first))
  }

  /** Adds a page, whose values are plain. */
  add(page: object): void {
    for (const part of this.#parts.values()) part.add(page)
    const rest = this.#emptied.reduce(
      (emptied, key) => (Array.isArray(key.read(page)) ? withValue(emptied, key.path, []) : emptied),
      page,
    )
    this.#merge.add(rest)
  }

  result(resumeToken: string | undefined): unknown {
    const { node, expression, operation } = this.#spec
    const tree = mapWholeParts(node, (part) => this.#parts.get(part)?.node)
    const { result } = this.#merge.result()
    const whole = resumeToken === undefined ? result : { ...result, NextToken: resumeToken }
    return compileTree(tree, expression, operation.errorContext)(whole)
  }

  /** Returns what stands for a part that can be searched page by page. */
  #partOf(node: Node): Node | undefined {
    const { rule, operation, expression } = this.#spec
    const [list] = node.type === 'Function' && node.name === 'length' ? node.children : []
    const searched = list ?? node
    const key = isSafe(searched) ? streamedKey(searched, rule.resultKeys) : undefined
    if (!key) return undefined
    const evaluate = compileTree(searched, expression, operation.errorContext)
    const part = new SearchedPart(key, evaluate, list !== undefined)
    this.#parts.set(node, part)
    return part.node
  }
}

/** What a part of a query has found so far. */
class SearchedPart {
  readonly #found: unknown[] = []
  #count = 0
  #hasList = false

  constructor(
    private readonly key: PageKey,
    private readonly evaluate: Evaluate,
    private readonly isCounted: boolean,
  ) {}

  /** The part's value, as a node of the tree. */
  get node(): Node {
    if (!this.isCounted) return literal(this.#hasList ? this.#found : null)
    if (this.#hasList) return literal(this.#count)
    // Nothing has no length, which is an error.
    return { type: 'Function', name: 'length', children: [literal(null)] }
  }

  add(page: object): void {
    if (!Array.isArray(this.key.read(page))) return
    const found = this.evaluate(page)
    if (!Array.isArray(found)) return
    this.#hasList = true
    this.#count += found.length
    if (!this.isCounted) for (const element of found) this.#found.push(element)
  }
}

function literal(value: unknown): Node {
  return { type: 'Literal', value }
}

/** Functions that take any value. Any other one may fail, which must not happen if its result is not needed. */
const safeFunctions: ReadonlySet<string> = new Set(['not_null', 'to_array', 'to_number', 'to_string', 'type'])

function isSafe(node: Node): boolean {
  if (node.type === 'Function') return safeFunctions.has(node.name) && node.children.every(isSafe)
  if (node.type === 'MultiSelectHash') return node.children.every(({ value }) => isSafe(value))
  if (node.type === 'MultiSelectList') return node.children.every(isSafe)
  if (node.type === 'FilterProjection' && !isSafe(node.condition)) return false
  if ('child' in node) return isSafe(node.child)
  return 'left' in node ? isSafe(node.left) && isSafe(node.right) : true
}
