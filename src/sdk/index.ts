/**
 * sdk: the paginator for those who stay with the AWS SDK v3.
 *
 * In: a client and a command of the SDK, an input and limits. Out: the pages, items, one merged result and a resume
 * token of `pagination`, over the SDK's own calls: its client signs, sends and reads, and its pages are handed on as
 * they come. Which operation a command is, it says itself, in texts that no bundler renames (`operation-names`); the
 * rule is that of our models. Nothing of the SDK is imported but types, and of our own code only models and pagination.
 */
export type { FullResult, ItemIterable, Outcome, PageIterator, Receipt } from '../pagination/index.js'
export type { ItemsOf, PrimaryKeyOf } from './item-types.js'
export { paginate } from './paginate.js'
export type { SdkClient } from './sdk-client.js'
export type { SdkCommand, SdkCommandClass } from './sdk-command.js'
export type { SdkPaginateOptions } from './sdk-paginate-options.js'
