/**
 * target: where a download goes.
 *
 * In: the bytes of parts, in any order. Out: a file that is complete or not there, whose parts survive the process if the
 * caller wants to resume; or a stream that gets all bytes in order.
 */

export type { Target } from './target.js'
export { targetOf } from './target-of.js'
