/**
 * rows: structures that a page repeats.
 *
 * In: a reader at the start of a structure, and the orders in which such structures had their members so far. Out: the
 * user's object. A page is nearly always like the one before: so a tag is compared with those that came next before,
 * and objects with the same members are built by a function that builds no others.
 */
export { MemberTrie, type PartOfRow } from './member-trie.js'
export { readRow } from './read-row.js'
export type { RowField } from './row-field.js'
