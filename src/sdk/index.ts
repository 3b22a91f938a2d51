/**
 * sdk: nexttoken's pagination over the AWS SDK v3.
 *
 * In: a client and a command class of the SDK, an input and options. Out: pages, items, one merged result and a resume
 * token, as `pagination` makes them. The SDK's client signs, sends and decodes, and its pages are passed on unchanged. The
 * command itself names its operation, in strings that no bundler renames (`operation-names`); the pagination rule is from
 * our models. Only types are imported from the SDK, so that this adds no second copy of it to a bundle.
 */
export type {
  FullResult,
  IntoOptions,
  ItemIterable,
  MapContext,
  MapOptions,
  Outcome,
  PageIterator,
  ParallelReceipt,
  Receipt,
  WrittenListing,
} from '../pagination/index.js'
export type { ItemsOf, PrimaryKeyOf } from './item-types.js'
export { paginate } from './paginate.js'
export type { SdkClient } from './sdk-client.js'
export type { SdkCommand, SdkCommandClass } from './sdk-command.js'
export type { SdkPaginateOptions } from './sdk-paginate-options.js'
