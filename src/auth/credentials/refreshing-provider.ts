import type { AwsCredentialIdentity } from '@smithy/types'
import { platform } from '../../platform/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import { Kept } from '../../values/index.js'

/** The AWS SDKs fetch new credentials this long before the old ones expire. */
const refreshMilliseconds = 5 * 60_000

/**
 * Keeps credentials until shortly before they expire. Calls at the same time share one request for new ones. If
 * that fails, the old ones are used until they expire. (Smithy's `memoize` sends two requests for credentials
 * that expire soon, and fails with the second one.)
 */
export function refreshingProvider(provider: CredentialsProvider): CredentialsProvider {
  const kept = new Kept<AwsCredentialIdentity>({
    isFresh: (identity) => remaining(identity) > refreshMilliseconds,
    isUsable: (identity) => remaining(identity) > 0,
  })
  return Object.assign(() => kept.get('', provider), { peek: () => kept.peek('') })
}

function remaining({ expiration }: AwsCredentialIdentity): number {
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - platform.now()
}
