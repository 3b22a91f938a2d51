/**
 * sources: each place that credentials can come from, one per file.
 */
export { assumeRole } from './assume-role.js'
export { container } from './container.js'
export type { CredentialCall, CredentialCalls } from './credential-calls.js'
export { type CredentialSource, failedSource, type SourceContext } from './credential-source.js'
export { environment, environmentSecretAlone } from './environment.js'
export { instance } from './instance.js'
export { botoFile, ec2ToolsFile } from './legacy-files.js'
export { profileSources } from './profile-sources.js'
