/**
 * times: a listing between a start and an end time, divided into windows.
 *
 * In: a plan. Out: a division whose pieces are windows of time. A window's request reaches a little beyond its edges,
 * and each item goes to the window of its own time. So it does not matter whether the service counts the edges, how
 * exactly it compares times, or in which order it returns items: nothing is lost, and nothing comes twice.
 *
 * `count-windows` cuts a window whose first page shows that many follow, `cut-chains` a chain that turns out to be long
 * later, and `chain-checks` lists the beginning of such a chain once more before it may end.
 */
export { timeDivision } from './time-division.js'
