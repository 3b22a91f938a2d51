import type { NamedService, OperationsOf, PagedName, PaginatorsOf, Services } from '../client/index.js'
import type {
  CallArguments,
  IntoOptions,
  MapContext,
  MapOptions,
  PageIterator,
  SearchItem,
  TaggedItem,
} from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import type { Sink } from '../sinks/index.js'
import type { WrittenFleet } from './into/index.js'
import type {
  FleetCheckpointState,
  FleetPaginateOptions,
  ListedTarget,
  TargetReceipt,
} from './listing/index.js'

/** A page, with the account and the region that it is from. */
export interface TargetPage<Page> {
  /** The id of the account; the profile's name if the id could not be found out. */
  readonly account: string
  /** `aws-global` for a service or an operation that is the same in all regions. */
  readonly region: string
  readonly page: Page
}

/** An item, with the account and the region that it is from. */
export interface TargetItem<Item> {
  /** The id of the account; the profile's name if the id could not be found out. */
  readonly account: string
  /** `aws-global` for a service or an operation that is the same in all regions. */
  readonly region: string
  readonly item: Item
}

/** What a function of `map` gets beside the item. */
export interface FleetMapContext extends ListedTarget, MapContext {}

/** The items of a listing across accounts and regions, as they come. */
export interface FleetItems<Item> extends AsyncIterable<TargetItem<Item>, undefined> {
  [Symbol.asyncIterator](): AsyncIterableIterator<TargetItem<Item>, undefined>
  /** Lists to the end. All items are held in memory, so use a loop for a long listing. */
  toArray(): Promise<TargetItem<Item>[]>
  /**
   * The items in arrays of `size`, each of a single target, whose last one is shorter. An item counts as delivered when its
   * batch is.
   *
   * @throws PaginationError, in the first `next()`, unless `size` is a whole number, 1 or more.
   *
   * @example
   * for await (const { region, item: arns } of run.paginate('ecs', 'list_services', { cluster }).items().batches(10)) {
   *   await clients[region].describeServices({ cluster, services: arns })
   * }
   */
  batches(size: number): FleetItems<Item[]>
  /**
   * The results of `fn` for each item. Those of one target come in the order of its items. At most `concurrency` calls are
   * in flight, over all targets; a target lists on only as you take its results. An item counts as delivered when its result
   * is. If `fn` fails, its target has failed: the receipt has the error, and the other targets go on.
   *
   * `fn` gets the account and the region of the item, the configuration of a client there, and a signal that is aborted
   * when the loop ends early.
   *
   * @throws PaginationError, in the first `next()`, for invalid arguments.
   *
   * @example
   * const tags = run.paginate('s3', 'list_buckets').items().map(
   *   ({ Name }, { config, signal }) => client('s3', config).getBucketTagging({ Bucket: Name ?? '' }, { signal }),
   *   { concurrency: 10 },
   * )
   * for await (const { account, item } of tags) console.log(account, item.TagSet)
   */
  map<Result>(
    fn: (item: Item, context: FleetMapContext) => Result | PromiseLike<Result>,
    options?: MapOptions,
  ): FleetItems<Result>
  /** What became of each target that the latest loop has found. */
  readonly receipts: readonly TargetReceipt[]
  /** Saves the checkpoint: everything that the latest loop delivered counts as finished, including the current item. */
  save(): Promise<void>
}

/**
 * The pages of one operation in all regions of all accounts, as they come. The pages of one target are in their order. Every
 * loop starts from the beginning, or from the checkpoint.
 */
export interface FleetPages<Page extends object, Lists extends object, Primary extends keyof Lists & string>
  extends AsyncIterable<TargetPage<Page>, undefined> {
  [Symbol.asyncIterator](): AsyncIterableIterator<TargetPage<Page>, undefined>
  /**
   * The items of one result key, as `PageIterator.items` gives them.
   *
   * @example
   * for await (const { account, region, item } of run.paginate('ec2', 'describe_instances').items()) console.log(account, region, item.Instances)
   */
  items(): FleetItems<Lists[Primary]>
  items<Key extends keyof Lists & string>(resultKey: Key): FleetItems<Lists[Key]>
  items<const Keys extends readonly (keyof Lists & string)[]>(
    resultKeys: Keys,
  ): FleetItems<TaggedItem<Lists, Keys[number]>>
  /** The results of a JMESPath expression on each page, as `PageIterator.search` gives them. */
  search<const Expression extends string>(expression: Expression): FleetItems<SearchItem<Page, Expression>>
  /**
   * Lists all targets to the end and writes the items into a file or a database, as `PageIterator.to` does. The first
   * columns are `_account` and `_region`. A target that fails is recorded in `receipts`, and the others are written.
   *
   * @throws NextTokenError `InvalidTarget`, `MissingPackage`, `TargetConflict`, `TargetFailed`; PaginationError with the
   * option `checkpoint`.
   *
   * @example
   * const run = across({ regions: 'all' })
   * const { rows, receipts } = await run.paginate('ec2', 'describe_instances').to('instances.parquet')
   */
  to(target: string | Sink, options?: IntoOptions<keyof Lists & string>): Promise<WrittenFleet>
  /** What became of each target that the latest loop has found. */
  readonly receipts: readonly TargetReceipt[]
  /** Saves the checkpoint: everything that the latest loop delivered counts as finished, including the current page. */
  save(): Promise<void>
  /**
   * Reads the checkpoint; undefined if there is none yet.
   *
   * @throws PaginationError without the option `checkpoint`; NextTokenError `InvalidCheckpoint`, `CheckpointMismatch`.
   */
  readCheckpoint(): Promise<FleetCheckpointState | undefined>
}

/** The pages of an operation of a service whose declarations are not loaded. */
export type DynamicFleetPages = FleetPages<Structure, Record<string, unknown>, string>

/** Listings in all regions of all accounts. */
export interface FleetRun {
  /**
   * Paginate an operation in every target. Nothing is sent before the first loop, which first checks the targets, the
   * operation and the options, and throws an error with all problems.
   *
   * `import 'nexttoken/types/ec2'` types the pages and items of `ec2`.
   *
   * @example
   * for await (const { account, region, page } of run.paginate('sns', 'list_topics')) console.log(account, region, page)
   */
  paginate<Name extends keyof Services, Operation extends keyof PaginatorsOf<Services[Name]> & string>(
    service: Name,
    operation: Operation,
    ...args: FleetArguments<PaginatorsOf<Services[Name]>[Operation]>
  ): FleetPagesOf<PaginatorsOf<Services[Name]>[Operation]>
  paginate<Name extends keyof Services, Operation extends string>(
    service: Name,
    operation: PagedName<Operation, OperationsOf<Services[Name]>, PaginatorsOf<Services[Name]>>,
    ...args: Operation extends keyof PaginatorsOf<Services[Name]>
      ? FleetArguments<PaginatorsOf<Services[Name]>[Operation]>
      : [input?: Structure, options?: FleetPaginateOptions]
  ): DynamicFleetPages
  paginate<Name extends string>(
    service: NamedService<Name>,
    operation: Name extends keyof Services ? never : string,
    ...args: [input?: Structure, options?: FleetPaginateOptions]
  ): DynamicFleetPages
  /**
   * What became of each target that the latest loop over each listing has found.
   *
   * @example
   * for (const { account, region, outcome, error } of run.receipts)
   *   if (outcome !== 'complete') console.log(account, region, outcome, error?.message)
   */
  readonly receipts: readonly TargetReceipt[]
}

type FleetArguments<P> = P extends { paginate(...args: infer Arguments): unknown }
  ? CallArguments<NonNullable<InputOf<Arguments>>, FleetPaginateOptions>
  : never

type InputOf<Arguments> = Arguments extends readonly [input?: infer Input, options?: unknown] ? Input : never

type FleetPagesOf<P> = P extends {
  paginate(...args: never[]): PageIterator<infer Page, infer Lists, infer Primary>
}
  ? FleetPages<Page, Lists, Primary>
  : never
