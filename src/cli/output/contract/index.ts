/**
 * contract: what every format implements, and what it is told.
 */
export { type Origin, originMembers } from './origin.js'
export type { OutputFormat } from './output-format.js'
export type { OutputSpec } from './output-spec.js'
export type { ListingEnd, Writer } from './writer.js'
