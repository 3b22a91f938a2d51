/**
 * contract: the transport's configuration, a call as it is given to it, and the result that it returns.
 */
export type { BodyCheck } from './body-check.js'
export { type Logger, silentLogger } from './logger.js'
export type { Pace, PacedOutcome } from './pace.js'
export type { ReadyCall, ReadyRequest } from './ready-request.js'
export type { Attempt, TransportCall, TransportResult } from './transport-call.js'
export { checkTransportConfig, type HttpHandler, type TransportConfig } from './transport-config.js'
