/**
 * auth: credentials and signatures.
 *
 * In: the resolved settings; then a request and its endpoint. Out: a provider of credentials, made once per
 * client; then the signed request. `sources/` has a file for each source of credentials and `credentials/` picks
 * one, in boto3's order. Containers, instances and logins are left to the libraries of the AWS SDK v3. Signatures
 * in headers are ours (`signing/`), because the library's cost more CPU than decoding a small page; signatures in
 * URLs are the library's.
 */
export { chooseAuthScheme } from './choose-auth-scheme.js'
export type { CredentialCall, CredentialCalls } from './contract/index.js'
export { createCredentials, describeCredentials } from './credentials/index.js'
export { RequestSigner } from './request-signer.js'
export { type Identity, resolveIdentity } from './resolve-identity.js'
export { amzDate, hashOf, type SignatureMarks, type SignatureTemplate, textSigner } from './signing/index.js'
export { assumedRole, mfaCode, roleSessionName } from './sources/index.js'
