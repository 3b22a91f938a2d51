/**
 * trail: what a listing has delivered, as a hash in constant memory.
 *
 * In: each delivered page. Out: a `Trail`. If the token expires and the listing starts again from an earlier position,
 * the trail shows whether the same items come again, and which items were delivered before.
 */
export { digestItem, digestNext, emptyDigest } from './item-digest.js'
export { type KeyTrail, listedItems, Trail } from './trail.js'
