import { compileTree, type Evaluate, type Node, parseJmespath } from '../../../jmespath/index.js'
import type { OperationModel } from '../../../models/index.js'
import type { CompiledRule, PageKey } from '../../../pagination/index.js'
import { streamedKey } from './streamed-key.js'
import { WaitingQuery } from './waiting-query.js'

/**
 * `--query` over the pages of a listing. Its result is that of the expression over all pages as one, whatever the size of
 * the pages: https://github.com/aws/aws-cli/issues/2650. An expression that searches item by item gives its elements page
 * by page; any other one waits for the last page.
 */
export class ListingQuery {
  readonly node: Node
  readonly #evaluate: Evaluate
  readonly #waiting: WaitingQuery | undefined
  readonly #streamed: PageKey | undefined
  /** Whether a page had the list that is searched: if none has, the result is that of a result without it. */
  #hasList = false

  /** @throws NextTokenError `InvalidExpression`. */
  constructor(expression: string, operation: OperationModel, rule: CompiledRule | undefined) {
    const node = parseJmespath(expression, operation.errorContext)
    this.node = node
    this.#evaluate = compileTree(node, expression, operation.errorContext)
    this.#streamed = rule && streamedKey(node, rule.resultKeys)
    if (rule && !this.#streamed) this.#waiting = new WaitingQuery({ expression, node, operation, rule })
  }

  /** Whether the result waits for the last page. */
  get isWaiting(): boolean {
    return this.#waiting !== undefined
  }

  /**
   * Searches a page, whose values are plain. Returns the elements that the result has because of it; undefined if the
   * result waits for the last page, or the page has not the list.
   */
  page(page: object): readonly unknown[] | undefined {
    this.#waiting?.add(page)
    if (!Array.isArray(this.#streamed?.read(page))) return undefined
    const found = this.#evaluate(page)
    if (!Array.isArray(found)) return undefined
    this.#hasList = true
    return found
  }

  /** Returns what remains to be written after the last page: the whole result, or nothing if all its elements are out. */
  end(resumeToken: string | undefined): { readonly value: unknown } | undefined {
    if (this.#hasList) return undefined
    return { value: this.#waiting ? this.#waiting.result(resumeToken) : this.#evaluate({}) }
  }

  /** Searches the result of an operation without pages. */
  value(result: object): unknown {
    return this.#evaluate(result)
  }
}
