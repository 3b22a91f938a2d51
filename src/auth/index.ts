/**
 * auth: who calls, and the proof of it.
 *
 * In: the user's configuration, the environment and the shared config files; later a request and its endpoint.
 * Out: settled values (region, endpoint, flags, retries, a provider of credentials), read once per client; later
 * the signed request. The credential chain and signatures in URLs are the AWS SDK v3's own; those in headers are
 * ours (`signing/`), for a page of small items feels them. Environment and profile are read
 * in one go here, so that every bad value is reported at once and with the place that it came from.
 */
export type { AuthConfig } from './auth-config.js'
export type { ChecksumConfig, ChecksumMode } from './checksum-settings.js'
export type { CompressionConfig, CompressionSettings } from './compression-settings.js'
export { createCredentials } from './credentials/create-credentials.js'
export type { CredentialCall, CredentialCalls } from './credentials/credential-calls.js'
export { RequestSigner } from './request-signer.js'
export { type ClientSettings, resolveSettings, type SettingsConfig } from './resolve-settings.js'
