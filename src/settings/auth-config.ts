import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, TokenIdentity } from '@smithy/types'

/** Who calls. The options have the AWS SDK v3's names. */
export interface AuthConfig {
  /**
   * The profile of the shared config and credentials files (AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE). If it is
   * given here, keys in the environment (AWS_ACCESS_KEY_ID) are not used, as in boto3.
   *
   * @default AWS_DEFAULT_PROFILE, then AWS_PROFILE, then `default`
   */
  readonly profile?: string | undefined
  /**
   * Credentials, a function that gives them (any of `@aws-sdk/credential-providers`), or `false` to send requests
   * unsigned, as public S3 buckets allow. Given credentials are asked for again 5 minutes before they expire.
   *
   * By default the first source that is configured, in boto3's order: environment, role, web identity, SSO,
   * credentials file, login, process, config file, container, EC2 instance. A source that is configured and fails is
   * an error that names it; no other source is tried. The instance is asked at 169.254.169.254, which on a network
   * that swallows the request takes up to 2 seconds: set AWS_EC2_METADATA_DISABLED=true on other machines.
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
