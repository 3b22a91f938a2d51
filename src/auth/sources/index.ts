/**
 * sources: the sources of credentials, one per file.
 *
 * In: a `SourceContext`: environment, shared config files, and how to call STS and SSO. Out: undefined if the
 * source is not configured, else a provider. A source that is configured but incomplete is an error, never
 * skipped.
 */
export { assumeRole } from './assume-role.js'
export { assumedRole, roleSessionName } from './assumed-role.js'
export { container } from './container.js'
export { credentialProcess } from './credential-process.js'
export { instance } from './instance.js'
export { botoFile, ec2ToolsFile } from './legacy-files.js'
export { login } from './login.js'
export { mfaCode } from './mfa-code.js'
export { configFile, credentialsFile } from './profile-keys.js'
export { profileSources } from './profile-sources.js'
export { sso } from './sso.js'
export { webIdentity } from './web-identity.js'
