/**
 * calls: the calls that a transfer makes, through the public methods of the caller's client.
 *
 * In: a client, and the members of the caller's input. Out: outputs, and which of the members an operation takes. So
 * whatever the client does to its calls (retries, checksums, hooks, test doubles) applies to transfers too.
 */
export { checkInput } from './check-input.js'
export { memberOf, textOf } from './output-members.js'
export { callsOf, type S3Calls } from './s3-calls.js'
export { type Settings, settingsOf } from './settings.js'
