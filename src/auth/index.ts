/**
 * auth: who calls, and the proof of it.
 *
 * In: the user's configuration, the environment and the shared config files; later a request and its endpoint.
 * Out: settled values (region, endpoint, flags, retries, a provider of credentials), read once per client; later
 * the signed request. Which source credentials come from is decided here, as boto3 decides it (`credentials/`), and so
 * is what the shared config files say (`shared-config/`); containers, instances and logins are asked by the AWS SDK
 * v3's libraries. Signatures in headers are ours (`signing/`), for a page of small items feels them; those in URLs are
 * the library's. Environment and profile are read in one go here, so that every bad value is reported at once and with
 * the place that it came from.
 */
export { createCredentials } from './credentials/index.js'
export { RequestSigner } from './request-signer.js'
export { type Identity, resolveIdentity } from './resolve-identity.js'
export type { CredentialCall, CredentialCalls } from './sources/index.js'
