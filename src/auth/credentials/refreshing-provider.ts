import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import type { CredentialsProvider } from '../auth-config.js'

/** The AWS SDKs ask for new credentials this long before the old ones expire. */
const refreshMilliseconds = 5 * 60_000

/**
 * Keeps what a provider gives until it is about to expire; calls meanwhile share one request for new ones. Where
 * that fails, the old ones serve until their end. (Smithy's `memoize` asks twice for credentials that expire
 * soon, and fails with the second request.)
 */
export function refreshingProvider(provider: CredentialsProvider): CredentialsProvider {
  let last: AwsCredentialIdentity | undefined
  let pending: Promise<AwsCredentialIdentity> | undefined
  const refresh = async () => {
    try {
      last = await provider()
      return last
    } finally {
      pending = undefined
    }
  }
  return async () => {
    if (last && remaining(last) > refreshMilliseconds) return last
    try {
      pending ??= refresh()
      return await pending
    } catch (error) {
      if (last && remaining(last) > 0) return last
      throw error
    }
  }
}

function remaining({ expiration }: AwsCredentialIdentity): number {
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - platform.now()
}
