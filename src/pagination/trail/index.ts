/**
 * trail: what a listing has delivered, as a hash in constant memory.
 *
 * In: each delivered page. Out: a `Trail`, by which a listing that has to start again (because its token expired) knows
 * the items that it delivered already.
 */
export { digestItem, digestNext, emptyDigest } from './item-digest.js'
export { type KeyTrail, listedItems, Trail } from './trail.js'
