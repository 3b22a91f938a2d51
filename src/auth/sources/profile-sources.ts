import type { CredentialSource } from '../contract/index.js'
import { credentialProcess } from './credential-process.js'
import { login } from './login.js'
import { configFile, credentialsFile, incompleteProfileKeys } from './profile-keys.js'
import { incompleteSso, sso } from './sso.js'
import { webIdentity } from './web-identity.js'

/**
 * Sources of a profile besides a role, in boto3's order. The last two report incomplete settings, which boto3
 * would ignore.
 */
export const profileSources: readonly CredentialSource[] = [
  webIdentity,
  sso,
  credentialsFile,
  login,
  credentialProcess,
  configFile,
  incompleteProfileKeys,
  incompleteSso,
]
