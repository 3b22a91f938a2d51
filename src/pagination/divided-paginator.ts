import type { PageIterator } from './page-iterator.js'
import type { PaginateOptions } from './plan/index.js'

/**
 * The paginator of an operation that reads one shard of a stream, for all its shards: with the option `parallel`, the
 * input names the stream, and each page has the ID of its shard.
 *
 * @example
 * for await (const page of kinesis.paginate('get_records', { StreamName: 'clicks' }, { parallel: 16 })) {
 *   console.log(page.ShardId, page.Records.length)
 * }
 */
export interface DividedPaginator<
  Input extends object,
  Page extends object,
  Lists extends object,
  Primary extends keyof Lists & string,
> {
  /**
   * Returns the pages of all shards. Nothing is sent before the first loop.
   *
   * @throws PaginationError for an invalid input or invalid options; NextTokenError `InvalidToken`.
   */
  paginate(input: Input, options: ParallelOptions): PageIterator<Page, Lists, Primary>
  readonly [divided]?: { readonly input: Input; readonly pages: PageIterator<Page, Lists, Primary> }
}

/** Options of a listing with several requests at once. */
export interface ParallelOptions extends PaginateOptions {
  parallel: number
}

/** Never present: it carries the input and the pages of a divided listing in the type. */
declare const divided: unique symbol

/** What a divided listing of a paginator takes and gives; `never` for a paginator that has none. */
type DividedOf<P> = P extends { readonly [divided]?: infer Found }
  ? NonNullable<Found> extends { readonly input: object; readonly pages: object }
    ? NonNullable<Found>
    : never
  : never

/** The names of the paginators that can read all shards of a stream. */
export type DividedName<Paginators> = {
  [Name in keyof Paginators & string]: [DividedOf<Paginators[Name]>] extends [never] ? never : Name
}[keyof Paginators & string]

export type DividedInput<P> = DividedOf<P>['input']
export type DividedPages<P> = DividedOf<P>['pages']
