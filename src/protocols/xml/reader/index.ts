/**
 * reader: XML as elements and their text.
 *
 * In: the bytes of a document. Out: elements, one after the other, and their texts and attributes. `XmlReader` pulls
 * them in one pass without a tree, so that a page of 1,000 keys allocates little more than its strings. Shortcuts read
 * what pages repeat: `enters` compares a start tag, `ScalarContent` reads a value in its most common form, and `takes`
 * a `ScalarElement` as a whole. `rows/` moves the reader itself, with `continueAt`, `enterBefore` and `leaveAt`.
 */
export { type ElementTag, elementTag } from './element-tag.js'
export { ScalarContent } from './scalar-content.js'
export { ScalarElement } from './scalar-element.js'
export { XmlReader } from './xml-reader.js'
export { XmlSyntaxError } from './xml-syntax-error.js'
