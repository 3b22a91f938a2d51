/**
 * division: how one listing becomes several that can be requested at once.
 *
 * In: a plan. Out: bounds of pieces, which never overlap and together are the whole listing. This folder says what a
 * division is; the folders beside it have one for each way to divide. The engine asks it, requests the pages, and
 * delivers them.
 */
export type { Cut, Division, PieceView, Question, Taken } from './division.js'
export { type Lookup, LookupEnded } from './lookup.js'
