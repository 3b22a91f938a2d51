/**
 * source: what an upload reads.
 *
 * In: a body of any form, or the path of a file. Out: its bytes, part by part, each read when it is asked for; several
 * parts at once where the source allows it. A source is read into the memory of whoever asks, and never further.
 */
export { openSource } from './open-source.js'
export { type PartSource, sourceFailed } from './part-source.js'
