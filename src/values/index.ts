/**
 * values: the small things that several stages need and that belong to none of them.
 *
 * Nothing here knows AWS, a service or a protocol.
 */
export { decodeHeaderText, encodeHeaderText, isHeaderName, isHeaderText } from './header-text.js'
export { Kept } from './kept.js'
export { type SharedSignal, shareSignal } from './share-signal.js'
