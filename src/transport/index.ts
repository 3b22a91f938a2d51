/**
 * transport: sends a signed request and returns its response, with as many attempts as it takes.
 *
 * In: a function that builds and signs a request (called for every attempt, because date and attempt number are signed)
 * and a function that reads a response. Out: the value that was read, with the facts for `$metadata`; or the error of
 * the last attempt.
 *
 * An attempt is one exchange (`exchange.ts`) and includes the whole body, so that a connection that breaks in the
 * middle of a page is retried like one that was never made, and a page is never short. Only a streaming payload ends
 * its attempt with the headers; its body is checked while the caller reads it. `retry/` decides about the next attempt.
 * The abort signal and the time limit (`call-limits.ts`) end a call at once, whatever it waits for.
 */
export {
  lengthOfStream,
  type RunningHash,
  readStream,
  type StreamedBody,
  sendStream,
  streamBody,
} from './body/index.js'
export { CallLimits } from './call-limits.js'
export type {
  Attempt,
  AttemptObserver,
  BodyCheck,
  FindBodyCheck,
  HttpHandler,
  Logger,
  Pace,
  PacedOutcome,
  ReadyRequest,
  TransportCall,
  TransportConfig,
  TransportResult,
  WireView,
} from './contract/index.js'
export { networkHandler } from './network/index.js'
export { judgeRefusal } from './retry/index.js'
export { toPlainRequest } from './to-plain-request.js'
export { Transport } from './transport.js'
