/**
 * simulator: an AWS for tests, made of models alone.
 *
 * In: a plan, that is operations and how many items each holds, and which faults fall on which requests. Out: an
 * endpoint that answers any paginated operation of any service over its real protocol, so that what is tested is all
 * of a client, bytes included.
 *
 * `answer` is a pure function from the plan, a request and the count of those before it to a response and a record of
 * both; `simulate` mounts it on an HTTP server. The parts: `route.ts` finds the operation, `protocols/` read requests
 * and write responses, `paging.ts` works out a rule against its shapes once, `position.ts` and `seal.ts` make tokens,
 * `generate-value.ts` fills shapes, `fault.ts` says what goes wrong. Every page is computed from its position, so a
 * million items take no memory.
 */
export { type Answer, answer, type History, type ReceivedRequest } from './answer.js'
export type { HttpRequest, HttpResponse, ResponseCut } from './message/index.js'
export {
  type Fault,
  type FaultKind,
  type FaultRequest,
  faultKinds,
  type OperationPlan,
  type PlannedOperation,
  type ReadPlan,
  readPlan,
  type SimulationPlan,
} from './plan/index.js'
export { type SimulateOptions, type Simulation, simulate } from './simulate.js'
