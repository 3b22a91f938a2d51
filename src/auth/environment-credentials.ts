import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../platform/index.js'

/**
 * The environment's credentials, by the AWS SDKs' variables: what the SDK's chain would find first, without the
 * cost of loading the chain. undefined where a profile is named: then the chain passes over them too.
 */
export function environmentCredentials(profile: string | undefined): AwsCredentialIdentity | undefined {
  const accessKeyId = platform.env('AWS_ACCESS_KEY_ID')
  const secretAccessKey = platform.env('AWS_SECRET_ACCESS_KEY')
  if (profile || platform.env('AWS_PROFILE') || !accessKeyId || !secretAccessKey) return undefined
  const sessionToken = platform.env('AWS_SESSION_TOKEN')
  const accountId = platform.env('AWS_ACCOUNT_ID')
  const expiration = new Date(platform.env('AWS_CREDENTIAL_EXPIRATION') ?? Number.NaN)
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(accountId ? { accountId } : {}),
    ...(Number.isNaN(expiration.getTime()) ? {} : { expiration }),
  }
}
