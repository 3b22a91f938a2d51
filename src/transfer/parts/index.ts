/**
 * parts: an object in parts.
 *
 * In: sizes, and work for each part. Out: where parts begin and end; the work done by several workers at once, which all
 * end with the first failure; progress.
 */

export { inParallel } from './in-parallel.js'
export { PartBuffer } from './part-buffer.js'
export { byteSpans, gibibyte, mebibyte, partSizeAt, partSizeFor, type Span } from './part-sizes.js'
export { ProgressMeter } from './progress-meter.js'
export { raceAbort } from './race-abort.js'
