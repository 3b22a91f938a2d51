import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import { isDate, isObject } from '../../values/index.js'
import { identityOf } from '../contract/index.js'

/** The credentials in an output of STS AssumeRole or AssumeRoleWithWebIdentity. */
export function assumedRole(output: Readonly<Record<string, unknown>>): AwsCredentialIdentity {
  const { Credentials: keys, AssumedRoleUser: user } = output
  if (!isObject(keys)) throw new Error('the response of STS has no Credentials')
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = keys as Record<string, unknown>
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string') {
    throw new Error('the Credentials in the response of STS have no AccessKeyId and SecretAccessKey')
  }
  const arn = isObject(user) && 'Arn' in user ? String(user.Arn) : ''
  return identityOf(AccessKeyId, SecretAccessKey, {
    sessionToken: typeof SessionToken === 'string' ? SessionToken : undefined,
    expiration: isDate(Expiration) ? Expiration : undefined,
    accountId: arn.split(':')[4],
  })
}

/** The session name of a role whose profile has none. */
export function roleSessionName(): string {
  return `nexttoken-session-${Math.floor(platform.now() / 1000)}`
}
