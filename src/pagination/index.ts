/**
 * pagination: all pages of one operation, and nothing lost on the way.
 *
 * In: an operation, its pagination rule, an input and limits. Out: pages, items, one merged result, a resume token and a
 * receipt.
 *
 * The folders follow a listing, lowest first. `rule` compiles an operation's rule once; `page` reads one page by it.
 * `token` turns a position into text, in boto3's own format, and only if someone asks for it; `trail` keeps a hash of
 * what was delivered. `receipt` counts requests, `timing` measures them, `checkpoint` saves how far the listing is.
 * `plan` checks and completes what the caller asked for. `request` gets the pages, `recovery` continues after a refused
 * token, and `loop` decides after each page what comes next. `parallel` lists several pieces of a listing at once. `items`
 * yields the items of the pages, `steps` makes batches and results of them, `merge` joins the pages, and `into` writes them
 * into a file or a database.
 *
 * The token alone, with the rule's more-results flag, ends a listing: never an empty page, and never an error.
 */
export {
  type Checkpoint,
  type CheckpointOptions,
  type CheckpointState,
  type CheckpointStore,
  changedParameters,
  type FileStore,
  type Fingerprint,
  fileStore,
  fingerprint,
  type ListingScope,
  readCheckpointOption,
} from './checkpoint/index.js'
export type {
  DividedInput,
  DividedName,
  DividedPages,
  DividedPaginator,
  ParallelOptions,
} from './divided-paginator.js'
export { checkIntoOptions, type IntoOptions, tableName, type WrittenListing } from './into/index.js'
export { chosenItems, type ItemIterable, readyItems, type SearchItem } from './items/index.js'
export { saysMore } from './loop/index.js'
export { PageMerge } from './merge/index.js'
export { type FullResult, PageIterator, type TaggedItem } from './page-iterator.js'
export { Paginator } from './paginator.js'
export {
  type CallArguments,
  type Failure,
  type PageSender,
  type PaginateOptions,
  paginateOptionNames,
  type SentPage,
} from './plan/index.js'
export type { Outcome, ParallelReceipt, Receipt } from './receipt/index.js'
export {
  type CompiledRule,
  compiledRule,
  itemColumns,
  ownKeys,
  type PageKey,
  readTime,
  timeOrder,
  withValue,
  writeTime,
} from './rule/index.js'
export { endAtFailure, type MapContext, type MapOptions } from './steps/index.js'
export { type Deadline, deadlineProblem, pause, Serial, timeLeft } from './timing/index.js'
