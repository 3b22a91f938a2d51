import type { AwsCredentialIdentity } from '@smithy/types'
import type { SigningScope, TextSigner } from '../../services/index.js'
import { amzDate } from './amz-date.js'
import { CredentialScope } from './credential-scope.js'

/** Signs texts that are no requests, such as the policy of a form. */
export function textSigner(
  identity: AwsCredentialIdentity,
  { region, name }: SigningScope,
  now: number,
): TextSigner {
  const date = amzDate(now)
  const scope = new CredentialScope(identity, { day: date.slice(0, 8), region, service: name })
  return {
    algorithm: 'AWS4-HMAC-SHA256',
    credential: `${identity.accessKeyId}/${scope.text}`,
    now,
    date,
    sessionToken: identity.sessionToken,
    sign: (text) => scope.sign(text),
  }
}
