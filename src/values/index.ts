/**
 * values: the small things that several stages need and that belong to none of them.
 *
 * Nothing here knows AWS, a service or a protocol, and nothing here asks the runtime for anything.
 */
export { Kept, type KeptOptions } from './kept.js'
