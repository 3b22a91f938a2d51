/**
 * steps: what a consumer wants made of items before it gets them: batches of them, and the results of a function.
 *
 * In: a root that reads items, each with its place. Out: a loop over batches or results, which tells the root what was
 * delivered and what its consumer has finished with. Nothing here knows what a page is, so any source of items can be a
 * root.
 */
export type { MapContext, MapFunction } from './map-reader.js'
export type { Phase, Placed, Reached, Reading, Root } from './reader.js'
export type { MapOptions } from './step-problems.js'
export { SteppedItems, type SteppedReport } from './stepped-items.js'
export { endAtFailure } from './stepped-loop.js'
