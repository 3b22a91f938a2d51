/**
 * object: an object that is read: what HeadObject says of it, its bytes, and whether they are all right.
 *
 * In: the members of the caller's input. Out: its size and ETag; the bytes of a span, whose requests continue where a
 * broken one ended; the verdict of its checksum.
 */
export { type FoundObject, findChecked, findObject } from './find-object.js'
export { ofChanged } from './object-changed.js'
export { ObjectCheck } from './object-check.js'
export { readSpan } from './read-span.js'
