/**
 * contract: what the transport is given and what it returns.
 */
export type { BodyCheck } from './body-check.js'
export { type Logger, silentLogger } from './logger.js'
export type { Pace, PacedOutcome } from './pace.js'
export type { Attempt, TransportCall, TransportResult } from './transport-call.js'
export { checkTransportConfig, type HttpHandler, type TransportConfig } from './transport-config.js'
