/**
 * contract: an operation that is to be run, and one that runs.
 */
export type { OperationRun } from './operation-run.js'
export type { RunningOperation } from './running-operation.js'
export { Stop } from './stop.js'
