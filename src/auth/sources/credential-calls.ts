import type { AwsCredentialIdentity } from '@smithy/types'
import type { Structure } from '../../protocols/index.js'

/** A call by which credentials are had. */
export interface CredentialCall {
  readonly service: 'sts' | 'sso' | 'sso-oidc'
  /** As AWS spells it. */
  readonly operation: string
  readonly input: Structure
  readonly region: string | undefined
  /** `false`: unsigned. */
  readonly credentials: AwsCredentialIdentity | false
}

/**
 * How the sources of credentials reach AWS: as the client does that needs the credentials, through its proxy, with its
 * certificates and its request handler, and by the endpoints of its profile, as botocore's nested clients do
 * (https://github.com/aws/aws-sdk-js-v3/issues/6687).
 */
export interface CredentialCalls {
  call(call: CredentialCall): Promise<Structure>
  /** A handler for libraries that make their own requests; `ca`: certificates of the configuration, in PEM. */
  requestHandler(ca: Buffer | undefined): object
}
