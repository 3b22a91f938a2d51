import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import { Kept } from '../../values/index.js'

/** The AWS SDKs ask for new credentials this long before the old ones expire. */
const refreshMilliseconds = 5 * 60_000

/**
 * Keeps what a provider gives until it is about to expire; calls meanwhile share one request for new ones. Where
 * that fails, the old ones serve until their end. (Smithy's `memoize` asks twice for credentials that expire
 * soon, and fails with the second request.)
 */
export function refreshingProvider(provider: CredentialsProvider): CredentialsProvider {
  const kept = new Kept<AwsCredentialIdentity>({
    isFresh: (identity) => remaining(identity) > refreshMilliseconds,
    isUsable: (identity) => remaining(identity) > 0,
  })
  return () => kept.get('', provider)
}

function remaining({ expiration }: AwsCredentialIdentity): number {
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - platform.now()
}
