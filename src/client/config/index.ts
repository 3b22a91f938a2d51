/**
 * config: the options of a client and of a call.
 */
export { type CallOptions, checkCallOptions } from './call-options.js'
export type { ClientConfig } from './client-config.js'
export { checkClientOptions } from './client-options.js'
export { type ClientSettings, resolveClientSettings } from './client-settings.js'
