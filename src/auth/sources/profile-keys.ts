import { configLocation, credentialsLocation, type IniSection } from '../../settings/index.js'
import {
  type CredentialSource,
  identityOf,
  invalidSource,
  labelOf,
  type SourceContext,
} from '../contract/index.js'

const keyEntry = 'aws_access_key_id'
const secretEntry = 'aws_secret_access_key'

/** The profile's keys in the credentials file. */
export const credentialsFile: CredentialSource = (context) =>
  keysOf(context, context.shared.credentialsFile, credentialsLocation().path)

/** The profile's keys in the config file. */
export const configFile: CredentialSource = (context) =>
  keysOf(context, context.shared.configFile, configLocation().path)

/** A secret without its key. boto3 ignores it; the call would then be signed with the machine's role. */
export const incompleteProfileKeys: CredentialSource = (context) => {
  if (!context.shared.profiles.get(context.profileName)?.has(secretEntry)) return undefined
  throw incompletePair(context, secretEntry, keyEntry)
}

function keysOf(context: SourceContext, sections: ReadonlyMap<string, IniSection>, path: string) {
  const section = sections.get(context.profileName)
  if (!section?.has(keyEntry)) return undefined
  const value = (entry: string) => {
    const found = section.get(entry)
    return typeof found === 'string' ? found : undefined
  }
  const accessKeyId = value(keyEntry)
  const secretAccessKey = value(secretEntry)
  if (!accessKeyId || !secretAccessKey) {
    const missing = accessKeyId ? secretEntry : keyEntry
    const present = accessKeyId ? keyEntry : secretEntry
    throw section.has(missing)
      ? invalidSource(context, `${missing} of ${labelOf(context)} in ${path} is empty; give it a value`)
      : incompletePair(context, present, missing)
  }
  const sessionToken = value('aws_security_token') ?? value('aws_session_token')
  const identity = identityOf(accessKeyId, secretAccessKey, {
    sessionToken,
    accountId: value('aws_account_id'),
  })
  return async () => identity
}

function incompletePair(context: SourceContext, present: string, missing: string) {
  const remedy = 'add it to the same file'
  return invalidSource(context, `${labelOf(context)} has ${present}, but no ${missing}; ${remedy}`)
}
