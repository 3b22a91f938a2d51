import type { AwsCredentialIdentity } from '@smithy/types'
import type { Structure } from '../../protocols/index.js'

/** A call that fetches credentials. */
export interface CredentialCall {
  readonly service: 'sts' | 'sso' | 'sso-oidc'
  /** As AWS spells it. */
  readonly operation: string
  readonly input: Structure
  readonly region: string | undefined
  /** `false` for an unsigned call. */
  readonly credentials: AwsCredentialIdentity | false
}

/**
 * How the sources of credentials call AWS: with the proxy, the certificates and the request handler of the client
 * that needs the credentials, and at the endpoints of its profile, as botocore's nested clients do
 * (https://github.com/aws/aws-sdk-js-v3/issues/6687).
 */
export interface CredentialCalls {
  call(call: CredentialCall): Promise<Structure>
  /**
   * A request handler for libraries that send their own requests. `ca`: the configured certificates, in PEM.
   */
  requestHandler(ca: Buffer | undefined): object
}
