/**
 * wire: what the log shows of requests and responses with `wire: true`.
 *
 * In: a request as it is sent, or a response as it is received. Out: its URL, headers and body as text, without
 * secrets. `secret-names.ts` finds in the model under which names secrets are sent, and `redact-*.ts` hide the values
 * under those names in each format; they read tokens only, so that they work on bodies that are cut or malformed.
 */
export { wireView } from './wire-view.js'
