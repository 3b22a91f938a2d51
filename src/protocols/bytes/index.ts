/**
 * bytes: what the readers of XML and CBOR share.
 *
 * In: a body's bytes. Out: comparisons with bytes that are expected, four at a time, and strings that are copies of
 * their bytes. Both readers rely on pages that repeat themselves: the same member comes next, and an enumeration has
 * the value that it had before.
 */
export { type BytePattern, patternOf } from './byte-pattern.js'
export { ByteView } from './byte-view.js'
export { EnumCache } from './enum-cache.js'
export { expectNext } from './expect-next.js'
export { readLatin1 } from './latin1.js'
