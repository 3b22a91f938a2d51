/**
 * engine: several pieces of one listing at once.
 *
 * In: a plan, and a division that says which pieces there are. Out: the same as from one chain of pages: pages, a resume
 * token after each, a receipt.
 *
 * A `Piece` is a chain of its own, which the pure functions of `loop/` advance, and its pages that wait. `Pieces` keeps
 * them in output order, cuts them, and gives the bounds of one back to its neighbour. `PieceRequests` requests as many
 * pages at once as `RequestWindow` and `nextRequests` allow. `ParallelWalk` delivers.
 */
export { ParallelWalk } from './parallel-walk.js'
