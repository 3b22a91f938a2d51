/**
 * answer: a response becomes what the caller receives: output, events or an error.
 */
export type { ModelledError } from './modelled-error.js'
export { fillFromEvents, openEvents } from './open-events.js'
export type { DocumentValue, Output, ResponseMetadata } from './output.js'
export { serviceRefusal } from './service-refusal.js'
export { checkOnTruncated, hasMore, type OnTruncated, watchTruncation } from './truncation.js'
