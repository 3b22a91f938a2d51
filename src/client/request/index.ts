/**
 * request: the caller's input becomes the request of an operation.
 */
export { buildRequest } from './build-request.js'
export { fillLists } from './fill-lists.js'
export { operationPlan } from './operation-plan.js'
export { prepareInput } from './prepare-input.js'
export { refuseUnsupported } from './refuse-unsupported.js'
export { traceHeader } from './trace-header.js'
