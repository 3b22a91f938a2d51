/**
 * config: the options of a client and of a call.
 *
 * In: what the user passed. Out: the same, with every name checked, and the settings that the client works with.
 * An unknown option is an error: an ignored `endpoint_url` or `maxItem` costs more time than a clear refusal.
 */
export { type CallOptions, checkCallOptions } from './call-options.js'
export type { ClientConfig, WithDocuments } from './client-config.js'
export { checkClientOptions, checkSharedOptions } from './client-options.js'
export { type ClientSettings, resolveClientSettings } from './client-settings.js'
