/**
 * simulator: an AWS for tests, made from the models alone.
 *
 * In: a plan: operations, how many items each has or what it answers, and which faults happen on which requests. Out: an
 * endpoint that answers any operation of any service over its real protocol, so that a test exercises a whole client,
 * bytes included.
 *
 * `answer` is a pure function from the plan, a request and the requests before it to a response; `simulate` mounts it on
 * an HTTP server. `route/` finds the operation, `protocols/` reads requests and writes responses, `plan/` resolves a
 * rule against its shapes and makes tokens, `values/` fills shapes, `page/` computes each page from its position, so that
 * a million items need no memory; `single/` gives the answers that a plan has for an operation.
 */
export { AwsError, type AwsErrorFields, awsError } from '../errors/index.js'
export { type Answer, answer, type History, type ReceivedRequest } from './answer.js'
export type { HttpRequest, HttpResponse, ResponseCut } from './message/index.js'
export { type MadePage, makePages } from './page/index.js'
export {
  type Fault,
  type FaultKind,
  type FaultRequest,
  faultKinds,
  type OperationPlan,
  type PlannedAnswers,
  type PlannedListing,
  type PlannedOperation,
  type ReadPlan,
  readPlan,
  type SimulationPlan,
  type SingleAnswer,
  type SingleOutput,
} from './plan/index.js'
export { type SimulateOptions, type Simulation, simulate } from './simulate.js'
