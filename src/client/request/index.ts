/**
 * request: everything of a call's request that depends on the operation, but not on the protocol.
 *
 * In: the caller's input, an encoded request and an endpoint. Out: the input with the values that nexttoken fills
 * in, and the HTTP request of one attempt, ready to be signed. `operation-plan.ts` holds what all calls of an
 * operation share, computed at its first call.
 */
export { buildRequest } from './build-request.js'
export { fillLists } from './fill-lists.js'
export { operationPlan } from './operation-plan.js'
export { prepareInput } from './prepare-input.js'
export { refuseEventInput } from './refuse-event-input.js'
export { traceHeader } from './trace-header.js'
