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
export { lengthOfStream, type RunningHash, readStream, type StreamedBody, sendStream } from './body/index.js'
export type {
  Attempt,
  BodyCheck,
  Pace,
  PacedOutcome,
  TransportCall,
  TransportConfig,
  TransportResult,
} from './contract/index.js'
export { networkHandler } from './network/index.js'
export { judgeRefusal } from './retry/index.js'
export { Transport } from './transport.js'
