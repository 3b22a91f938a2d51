/**
 * answer: what the caller receives.
 *
 * In: a decoded output or a decoded error, and the response it came from. Out: an output with `$metadata`, or a
 * `ServiceError` that says what to do. `truncation.ts` finds calls that got only the first of several pages.
 */
export type { ModelledError } from './modelled-error.js'
export type { DocumentValue, Output, ResponseMetadata } from './output.js'
export { serviceRefusal } from './service-refusal.js'
export { checkOnTruncated, hasMore, type OnTruncated, watchTruncation } from './truncation.js'
