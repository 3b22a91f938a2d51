import { didYouMean, PaginationError } from '../errors/index.js'
import type { CheckpointState } from './checkpoint/checkpoint.js'
import { Recorder } from './checkpoint/recorder.js'
import type { CompiledRule, PageKey } from './compiled-rule.js'
import { FlattenedPages, type ItemIterable } from './flattened-pages.js'
import { compileJmespath } from './jmespath/index.js'
import { largestPage } from './largest-pages.js'
import type { LoopState } from './loop-state.js'
import { mergePages } from './merge-pages.js'
import { itemsOf } from './page-slice.js'
import { PageWalk } from './page-walk.js'
import { type Receipt, Tally } from './receipt.js'
import { refuseEndless } from './refuse-endless.js'
import type { SearchItem } from './search-item.js'
import { undelivered } from './undelivered.js'
import type { WalkPlan } from './walk-plan.js'

/** All pages as one; `NextToken` is a resume token, there where `maxItems` ended the listing. */
export type FullResult<Page> = Partial<Omit<Page, 'NextToken' | '$metadata'>> & { NextToken?: string }

/**
 * The pages of one listing. Nothing is asked for before the first loop; every loop starts from the beginning.
 * `break` aborts the request that is in flight. An error leaves a loop where it was: calling its iterator's
 * `next()` again asks for the same page.
 *
 * @example
 * for await (const page of sns.paginate('list_topics')) console.log(page.Topics.length)
 * for await (const topic of sns.paginate('list_topics').items()) console.log(topic.TopicArn)
 */
export class PageIterator<Page extends object, Lists extends object, Primary extends keyof Lists & string>
  implements AsyncIterable<Page, undefined>
{
  readonly #plan: WalkPlan
  #latest: LoopState | undefined

  /** Made by `Paginator.paginate`. */
  constructor(plan: WalkPlan) {
    this.#plan = plan
  }

  /** The parts of a page that are items, as the operation's pagination rule names them; `maxItems` counts the first. */
  get resultKeys(): readonly string[] {
    return this.#rule.resultKeys.map((key) => key.name)
  }

  /** How many items each page is asked for; undefined where that is left to the service. */
  get pageSize(): number | undefined {
    const { rule, input, largestPages } = this.#plan
    const size = largestPages ? largestPage(rule) : rule.limit && input[rule.limit.name]
    return size === undefined || size === null ? undefined : Number(size)
  }

  /**
   * Where to go on after what the latest loop delivered: after its last page, or its last item where it is a
   * loop over `items()`. undefined once complete. `startingToken` takes it, and so do boto3 and the AWS CLI.
   */
  get resumeToken(): string | undefined {
    return this.#latest ? this.#latest.resumeToken : this.#plan.start.textUnlessBeginning
  }

  /** What the first page of the latest loop says of the listing as a whole; empty before it came. */
  get nonAggregatePart(): Readonly<Record<string, unknown>> {
    return this.#latest?.nonAggregatePart ?? {}
  }

  /**
   * What the latest loop did, and whether the listing is complete. A loop that someone is in the middle of, and one
   * that was not begun, are `running`.
   *
   * @example
   * const pages = s3.paginate('list_objects_v2', { Bucket: 'logs' }, { deadline: 60_000 })
   * for await (const page of pages) console.log(page.Contents.length)
   * if (pages.receipt.outcome !== 'complete') console.log('go on from', pages.receipt.resumeToken)
   */
  get receipt(): Receipt {
    return this.#latest ? this.#latest.receipt : new Tally(this.#rule).receipt(this.resumeToken)
  }

  /**
   * Saves the checkpoint now: all that the latest loop delivered counts as done with, the page or item in hand
   * included. Of a collection (`toArray`, `buildFullResult`) that is all of it; it is never saved by itself.
   *
   * @throws PaginationError without the option `checkpoint`; what the store throws; NextTokenError
   * `CheckpointConflict` where another process wrote the file.
   *
   * @example
   * const pages = s3.paginate('list_objects_v2', { Bucket: 'logs' }, { checkpoint: { store, every: 'manual' } })
   * for await (const page of pages) {
   *   await index(page.Contents)
   *   await pages.save()
   * }
   */
  async save(): Promise<void> {
    if (!this.#plan.checkpoint) this.#missesCheckpoint('save')
    await this.#latest?.save()
  }

  /**
   * What the checkpoint holds; undefined where there is none yet. Who writes what was delivered elsewhere finds here how
   * many items count, and removes what was written beyond.
   *
   * @throws PaginationError without the option `checkpoint`; NextTokenError `InvalidCheckpoint`, `CheckpointMismatch`.
   */
  async readCheckpoint(): Promise<CheckpointState | undefined> {
    const { checkpoint } = this.#plan
    if (!checkpoint) return this.#missesCheckpoint('read')
    const saved = await new Recorder(checkpoint, this.#rule, false).load()
    if (!saved) return undefined
    const { outcome, pages, items, resumeToken } = saved
    return { outcome, pages, items, resumeToken }
  }

  #missesCheckpoint(what: string): never {
    throw new PaginationError(
      `there is no checkpoint to ${what}: pass the option checkpoint`,
      this.#rule.context,
    )
  }

  get #rule(): CompiledRule {
    return this.#plan.rule
  }

  [Symbol.asyncIterator](): AsyncIterableIterator<Page, undefined> {
    const walk = new PageWalk(this.#plan)
    this.#latest = walk
    return walk as AsyncIterableIterator<object, undefined> as AsyncIterableIterator<Page, undefined>
  }

  /**
   * The items of one result key, by default of the first. A list gives its elements, a map its
   * `[key, value]` pairs, any other value itself, once per page; what a page lacks gives nothing.
   *
   * @throws PaginationError for a name that is not one of `resultKeys`, or where there are none.
   *
   * @example
   * const keys = await s3.paginate('list_objects_v2', { Bucket }).items().toArray()
   */
  items(): ItemIterable<Lists[Primary]>
  items<Key extends keyof Lists & string>(resultKey: Key): ItemIterable<Lists[Key]>
  items(resultKey?: string): ItemIterable<unknown> {
    const key = this.#resultKey(resultKey)
    const source = {
      extract: (page: object) => itemsOf(key, key.read(page)),
      isCounted: key === this.#rule.primary,
    }
    return new FlattenedPages(this.#plan, source, (loop) => this.#report(loop))
  }

  /**
   * The results of a JMESPath expression on each page: a list gives its elements, any other result itself, `null`
   * included, as in boto3. A page on which nothing is found gives `null`, but a page's own lists are always there.
   * The type follows from a literal of members, `[]`, `[*]` and `{name: member}`; of others it is `unknown`.
   *
   * @throws PaginationError for an expression that does not parse.
   *
   * @example
   * const large = s3.paginate('list_objects_v2', { Bucket }).search('Contents[?Size > `1000`].Key')
   */
  search<const Expression extends string>(expression: Expression): ItemIterable<SearchItem<Page, Expression>>
  search(expression: string): ItemIterable<unknown> {
    const evaluate = compileJmespath(expression, this.#rule.context)
    const extract = (page: object) => {
      const result = evaluate(page)
      return Array.isArray(result) ? result : [result]
    }
    return new FlattenedPages(this.#plan, { extract, isCounted: false }, (loop) => this.#report(loop))
  }

  /**
   * Lists to the end and makes one page of all: lists and maps joined, numbers added, texts put together.
   * Only the result keys and what belongs to the listing as a whole are in it, as in boto3.
   *
   * @throws PaginationError where the operation has no result key.
   */
  async buildFullResult(): Promise<FullResult<Page>> {
    this.#resultKey(undefined)
    refuseEndless(this.#plan)
    this.#report(undefined)
    const walk = new PageWalk(this.#plan, true)
    try {
      const result = await mergePages(this.#rule, walk)
      this.#report(walk)
      return result as FullResult<Page>
    } catch (error) {
      this.#report(undelivered(walk, this.resumeToken))
      throw error
    }
  }

  #report(loop: LoopState | undefined): void {
    this.#latest = loop
  }

  #resultKey(name: string | undefined): PageKey {
    const { resultKeys, primary, context } = this.#rule
    if (!primary) {
      throw new PaginationError(
        'the pages of this operation have no result key, so there are no items to list. Loop over the pages',
        context,
      )
    }
    const key = name === undefined ? primary : resultKeys.find((candidate) => candidate.name === name)
    if (key) return key
    const names = this.resultKeys
    const problem = `no result key ${JSON.stringify(name)}${didYouMean(String(name), names)}`
    throw new PaginationError(`${problem} (resultKeys: ${names.join(', ')})`, context)
  }
}
