/**
 * plan: what the simulator holds and which faults it plays, checked against the models.
 */
export { type SingleAnswer, type SingleOutput, sentProblems } from './answers.js'
export { type Fault, type FaultKind, type FaultRequest, faultKinds, faultOn } from './fault.js'
export type {
  OperationPlan,
  PlannedAnswers,
  PlannedListing,
  PlannedOperation,
  SimulationPlan,
} from './operation-plan.js'
export { maxPageSize } from './page-size.js'
export { compilePaging, type Paging, type TokenSlot } from './paging.js'
export { operationKey, type ReadPlan, readPlan } from './plan.js'
export { readToken, writeToken } from './token-value.js'
