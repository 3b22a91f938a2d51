/**
 * message: requests, responses and refusals, apart from any server.
 */
export type { HttpRequest, HttpResponse, ResponseCut } from './http-message.js'
export { type Refusal, type RefusalCodes, type RefusalKind, refuse } from './refusal.js'
