/**
 * contract: the transport's configuration, a call as it is given to it, the result that it returns, and what an attempt
 * that broke says of its connection.
 */
export type { AttemptObserver } from './attempt-observer.js'
export type { BodyCheck, FindBodyCheck } from './body-check.js'
export { BrokenBodyError } from './broken-body-error.js'
export { type Logger, silentLogger } from './logger.js'
export type { Pace, PacedOutcome } from './pace.js'
export type { ReadyCall, ReadyRequest } from './ready-request.js'
export { isReset, isStale, markStale } from './stale-error.js'
export type { Attempt, TransportCall, TransportResult } from './transport-call.js'
export { checkTransportConfig, type HttpHandler, type TransportConfig } from './transport-config.js'
export type { WireView } from './wire-view.js'
