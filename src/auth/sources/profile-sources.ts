import { credentialProcess } from './credential-process.js'
import type { CredentialSource } from './credential-source.js'
import { login } from './login.js'
import { configFile, credentialsFile, profileSecretAlone } from './profile-keys.js'
import { sso, ssoHalf } from './sso.js'
import { webIdentity } from './web-identity.js'

/** What a profile may have in place of a role, in boto3's order; last, what is half there and would be passed over. */
export const profileSources: readonly CredentialSource[] = [
  webIdentity,
  sso,
  credentialsFile,
  login,
  credentialProcess,
  configFile,
  profileSecretAlone,
  ssoHalf,
]
