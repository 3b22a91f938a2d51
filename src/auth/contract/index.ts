/**
 * contract: what a source of credentials is, and how sources call STS and SSO.
 *
 * The environment's source is here too: most programs use it, so it is loaded at once. The other sources are loaded with
 * the first request that needs them.
 */
export type { CredentialCall, CredentialCalls } from './credential-calls.js'
export {
  type CredentialSource,
  entryOf,
  failedSource,
  filledEntryOf,
  identityOf,
  invalidSource,
  labelOf,
  reasonOf,
  type SourceContext,
} from './credential-source.js'
export { environment, incompleteEnvironment } from './environment.js'
