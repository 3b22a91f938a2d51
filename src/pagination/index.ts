/**
 * pagination: an operation, its rule, an input and limits come in; pages, items, one merged result and a resume
 * token go out.
 *
 * A rule is compiled once per operation (`compiled-rule`). Every loop is a `PageWalk` of its own, which sends,
 * cuts pages to `maxItems` and moves from one `Position` to the next; items and searches flatten a walk, and
 * `buildFullResult` merges one. A position becomes text only when someone asks for it, in boto3's own format, so
 * that boto3 and the AWS CLI go on from ours and we from theirs.
 *
 * `page-source` asks for the pages, one ahead where that is wanted, and gives up at a deadline; `next-step` reads
 * from the rule what an answer means for the listing, and `course` where it goes; `page-watch` notices that it leads
 * nowhere, and `dead-end` says so; a `Tally` counts for the `receipt`. The token alone, with the rule's more-results flag, ends a listing: never an empty page, and
 * never an error.
 */
export type {
  Checkpoint,
  CheckpointOptions,
  CheckpointState,
  CheckpointStore,
  Whereabouts,
} from './checkpoint/index.js'
export type { ItemIterable } from './items/index.js'
export { saysMore } from './loop/index.js'
export { type FullResult, PageIterator, type TaggedItem } from './page-iterator.js'
export { Paginator } from './paginator.js'
export {
  type Failure,
  type Given,
  type PageSender,
  type PaginateOptions,
  paginateOptionNames,
} from './plan/index.js'
export type { Outcome, Receipt } from './receipt/index.js'
export { type CompiledRule, compiledRule } from './rule/index.js'
