/**
 * keys: how a listing of sorted keys is divided, such as that of an S3 bucket.
 *
 * In: the plan of a listing, and its pages. Out: a `Division` whose pieces are ranges of keys. `KeySplitter` decides where
 * to cut, `KeyDivision` reads pages for it and checks that the service honours the starts of the ranges.
 */
export { keyDivision } from './key-division.js'
