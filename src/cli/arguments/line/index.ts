/**
 * line: the words of a command line, sorted by what they belong to.
 *
 * In: an operation and its words. Out: the texts behind each parameter and each of our own options, the words that
 * belong to none, and what is wrong. Nothing is converted yet.
 */
export { type Line, readLine } from './read-line.js'
export { ownSpelling, Spellings } from './spellings.js'
