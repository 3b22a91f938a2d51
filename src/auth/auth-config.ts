import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, TokenIdentity } from '@smithy/types'

/** Who calls. The options have the AWS SDK v3's names. */
export interface AuthConfig {
  /**
   * The profile of the shared config and credentials files (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE).
   * Default: AWS_PROFILE, then `default`. Where a profile is named, the credentials of the environment
   * (AWS_ACCESS_KEY_ID) are not looked at, as in the AWS SDK v3.
   */
  readonly profile?: string | undefined
  /**
   * Credentials, a function that gives them (any of `@aws-sdk/credential-providers`), or `false` to send requests
   * unsigned, as public S3 buckets allow. Given credentials are asked for again 5 minutes before they expire.
   *
   * Default: the AWS SDK v3's chain: environment, SSO, the shared files, `credential_process`, web identity,
   * container, EC2 instance. The last asks 169.254.169.254 and, on a network that swallows that, takes up to 2
   * seconds to say no: set AWS_EC2_METADATA_DISABLED=true on machines that are not on EC2.
   */
  readonly credentials?: AwsCredentialIdentity | AwsCredentialIdentityProvider | false | undefined
  /**
   * A bearer token, or a function that gives one, for services that take it in place of a signature: Bedrock,
   * CodeCatalyst. Asked for at every attempt. Default: AWS_BEARER_TOKEN_<SERVICE>, such as
   * AWS_BEARER_TOKEN_BEDROCK, unless `credentials` are given.
   */
  readonly token?: TokenIdentity | (() => Promise<TokenIdentity>) | undefined
}

/** Gives credentials; kept until they are about to expire, one request for new ones at a time. */
export type CredentialsProvider = () => Promise<AwsCredentialIdentity>
