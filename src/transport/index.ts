/**
 * transport: a signed request becomes a response, as often as it takes.
 *
 * In: how to make a request (built and signed anew for every attempt, as its date and count are signed) and how to
 * read a response. Out: the value read, with what `$metadata` says of it; or the error of the last attempt.
 *
 * An attempt is one exchange and includes the body, whole (but for a payload that streams: that ends with the headers,
 * and its body, watched and checked, is the caller's to read): a connection that breaks in the middle of a page is tried
 * again like one that never came to be, and a short page is never a result. Whether and when there is another attempt
 * is the retry strategy's to say (Smithy's, or the user's own); we tell it what kind of error it was. The abort signal
 * and the time limit stand above all of it: whatever a call waits for, they end it at once.
 */
export type { BodyCheck } from './body-check.js'
export { judgeRefusal } from './judge-refusal.js'
export { networkHandler } from './network-handler.js'
export { lengthOfStream, readStream } from './open-stream.js'
export type { Pace, PacedOutcome } from './pace.js'
export { type RunningHash, sendStream } from './send-stream.js'
export type { StreamedBody } from './streamed-body.js'
export { Transport } from './transport.js'
export type { Attempt, TransportCall, TransportResult } from './transport-call.js'
export type { TransportConfig } from './transport-config.js'
