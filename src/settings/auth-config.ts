import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, TokenIdentity } from '@smithy/types'

/** The identity that calls are signed with. The option names are the AWS SDK v3's. */
export interface AuthConfig {
  /**
   * Use this profile of the shared config and credentials files (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE).
   * Access keys in the environment (AWS_ACCESS_KEY_ID) are then ignored, as in boto3.
   *
   * @default AWS_DEFAULT_PROFILE, then AWS_PROFILE, then `'default'`
   * @example
   * client('s3', { profile: 'audit' })
   */
  readonly profile?: string | undefined
  /**
   * Sign requests with these credentials. Pass the keys, a function that returns them (any provider of
   * `@aws-sdk/credential-providers` works), or `false` for unsigned requests, as public S3 buckets accept them. A
   * function is called again 5 minutes before its credentials expire.
   *
   * The default takes the first configured source, in boto3's order: environment, role, web identity, SSO,
   * credentials file, login, process, config file, container, EC2 instance. If that source fails, the call fails
   * with an error that names it; no other source is tried. The instance metadata service is at 169.254.169.254.
   * On networks that drop the request, it takes up to 2 seconds to find out that a machine is no instance: set
   * AWS_EC2_METADATA_DISABLED=true there.
   *
   * @default the first configured source
   * @example
   * import { fromTemporaryCredentials } from '@aws-sdk/credential-providers'
   * client('s3', { credentials: fromTemporaryCredentials({ params: { RoleArn } }) })
   */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | false | undefined
  /**
   * Return a code of an MFA device, for a role that demands one: `mfa_serial` of the profile, or `SerialNumber` of
   * `session().assumeRole`. It is called with the device's serial number, once each time that the role is assumed.
   *
   * @default none: such a role cannot be assumed
   * @example
   * client('s3', { profile: 'audit', mfaCodeProvider: async (serial) => prompt(`Code of ${serial}: `) })
   */
  readonly mfaCodeProvider?: ((serialNumber: string) => Promise<string>) | undefined
  /**
   * Send this bearer token instead of a signature, for services that accept one (Bedrock, CodeCatalyst). Pass the
   * token or a function that returns it. A function is called for every attempt, or, if its token has an
   * expiration, 5 minutes before that.
   *
   * @default AWS_BEARER_TOKEN_<SERVICE>, such as AWS_BEARER_TOKEN_BEDROCK, unless `credentials` are passed
   * @example
   * client('bedrock', { token: { token: process.env.MY_TOKEN ?? '' } })
   */
  readonly token?: TokenIdentity | (() => Promise<TokenIdentity>) | undefined
}

/**
 * Returns credentials. They are kept until shortly before they expire, and calls at the same time share one
 * request for new ones.
 */
export interface CredentialsProvider {
  (): Promise<AwsCredentialIdentity>
  /** The credentials that a call would return now, without a promise; undefined if they have to be fetched first. */
  peek?(): AwsCredentialIdentity | undefined
}
