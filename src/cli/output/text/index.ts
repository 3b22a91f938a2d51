/**
 * text: a value as text.
 *
 * In: a value of a page. Out: its JSON, its text in a cell, and how wide that is on a terminal.
 */
export { cutText, displayWidth, splitText } from './display-width.js'
export { fitWidths } from './fit-widths.js'
export { compactJson, indentedJson, newLine } from './json-text.js'
export { plainValue } from './plain-value.js'
export { cellText, isScalar, scalarText } from './scalar-text.js'
export { visibleJson, visibleLines, visibleText } from './visible-text.js'
