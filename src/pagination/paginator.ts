import type { OperationModel } from '../models/index.js'
import type { ListingScope } from './checkpoint/index.js'
import { PageIterator } from './page-iterator.js'
import { type Given, type PaginateOptions, planWalk, type SendPage } from './plan/index.js'
import { type CompiledRule, compiledRule } from './rule/index.js'

type Structure = Record<string, unknown>

/**
 * Pages through one operation; reusable for any number of inputs. `Lists` maps each result key to the type of
 * its items, `Primary` is the first of them.
 *
 * @example
 * const paginator = sns.getPaginator('list_topics')
 * for await (const page of paginator.paginate({}, { maxItems: 500 })) console.log(page.Topics)
 */
export class Paginator<
  Input extends object,
  Page extends object,
  Lists extends object = Record<string, unknown>,
  Primary extends keyof Lists & string = keyof Lists & string,
> {
  readonly #rule: CompiledRule
  readonly #send: SendPage<Structure, object>

  readonly #where: () => Promise<ListingScope>

  /**
   * `where` tells what a checkpoint is to compare: the region and, where it is known, the account.
   *
   * @throws NextTokenError `OperationNotPageable`; `InvalidModel` for a rule that cannot be followed.
   */
  constructor(
    operation: OperationModel,
    send: SendPage<Input, Page>,
    where: () => Promise<ListingScope> = async () => ({}),
  ) {
    this.#where = where
    this.#rule = compiledRule(operation)
    this.#send = (input, options) => send(input as Input, options)
  }

  /** The parts of a page that are items; `maxItems` counts the first. */
  get resultKeys(): readonly string[] {
    return this.#rule.resultKeys.map((key) => key.name)
  }

  /**
   * The pages that `input` asks for. `input` is copied and never written. It may carry the operation's own
   * token: the listing starts there, unless `startingToken` says otherwise. `pageSize` wins over the limit
   * parameter in `input`. Nothing is sent before the first loop.
   *
   * @throws PaginationError for options that do not fit; NextTokenError `InvalidToken` for a `startingToken`
   * that is not the operation's.
   */
  paginate(...given: Given<Input, PaginateOptions>): PageIterator<Page, Lists, Primary> {
    const [input, options = {}] = given as readonly [input?: Input, options?: PaginateOptions]
    const operation = { rule: this.#rule, send: this.#send, where: this.#where }
    return new PageIterator(planWalk(operation, input ?? {}, options))
  }
}
