/**
 * pipeline: one call, from the caller's input to the output.
 *
 * In: an operation, an input and options. Out: the output with `$metadata`, or an error. `Pipeline` shows the
 * steps from top to bottom: validate, encode, compress, hash (`pipeline.ts`); find the endpoint, sign and send,
 * in another region if S3 says so (`send-call.ts`); decode or refuse (`read-response.ts`). The configuration is
 * resolved at the first call (`resolved-client.ts`), so that making a client reads no file.
 */
export type { AdaptPace } from './adapt-pace.js'
export { credentialCalls } from './credential-calls.js'
export { checkGovernor } from './operation-paces.js'
export { type ChecksumModes, type MethodArguments, Pipeline } from './pipeline.js'
export { type StandIn, type StandInCall, serviceStandIns } from './stand-in.js'
