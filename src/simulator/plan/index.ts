/**
 * plan: what the simulator holds and which faults it plays, checked against the models.
 */
export { type Fault, type FaultKind, type FaultRequest, faultKinds, faultOn } from './fault.js'
export { maxPageSize } from './page-size.js'
export type { TokenSlot } from './paging.js'
export {
  type OperationPlan,
  operationKey,
  type PlannedOperation,
  type ReadPlan,
  readPlan,
  type SimulationPlan,
} from './plan.js'
export { readToken, writeToken } from './token-value.js'
