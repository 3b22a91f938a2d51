import type { OperationModel } from '../models/index.js'
import { showAs } from '../values/index.js'
import { PageIterator } from './page-iterator.js'
import { type CallArguments, type PageSender, type PaginateOptions, planWalk } from './plan/index.js'
import { shownListing } from './receipt/index.js'
import { type CompiledRule, compiledRule, withKeyForm } from './rule/index.js'

type Structure = Record<string, unknown>

/**
 * Lists the pages of one operation. Use one paginator for any number of inputs. `Lists` maps each result key to the
 * type of its items; `Primary` is the first result key.
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
  readonly #sender: PageSender<Structure, object>

  static {
    showAs(Paginator.prototype, (paginator) =>
      shownListing(paginator.#rule.context, { resultKeys: paginator.resultKeys }),
    )
  }

  /**
   * Made by a client's `getPaginator`.
   *
   * @throws NextTokenError `OperationNotPageable`; `InvalidModel` if the model's pagination rule is invalid.
   */
  constructor(operation: OperationModel, sender: PageSender<Input, Page>) {
    this.#rule = withKeyForm(compiledRule(operation), sender.keyForm)
    const startLoop = () => {
      const send = sender.startLoop()
      return (input: object, options: Parameters<typeof send>[1]) => send(input as Input, options)
    }
    this.#sender = { ...sender, startLoop }
  }

  /** The members of a page that hold items. `maxItems` counts the items of the first. */
  get resultKeys(): readonly string[] {
    return this.#rule.resultKeys.map((key) => key.name)
  }

  /**
   * Returns the pages for `input`. Nothing is sent before the first loop. `input` is copied and never changed. If it
   * contains the operation's own token, the listing starts there, unless `startingToken` is passed. `pageSize` takes
   * precedence over the limit parameter in `input`.
   *
   * @throws PaginationError for invalid options; NextTokenError `InvalidToken` if `startingToken` is not a token of
   * this operation.
   */
  paginate(...args: CallArguments<Input, PaginateOptions>): PageIterator<Page, Lists, Primary> {
    const [input, options = {}] = args as readonly [input?: Input, options?: PaginateOptions]
    const plan = planWalk({ rule: this.#rule, sender: this.#sender }, input ?? {}, options)
    return new PageIterator(plan)
  }
}
