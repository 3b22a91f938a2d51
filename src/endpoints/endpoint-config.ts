/** Where requests are sent. The option names are the AWS SDK v3's. */
export interface EndpointConfig {
  /**
   * Send requests to this AWS region. A service without regions, such as IAM, needs none.
   *
   * @default AWS_REGION, then AWS_DEFAULT_REGION, then `region` of the profile
   * @example
   * client('sns', { region: 'eu-central-1' })
   */
  readonly region?: string | undefined
  /**
   * Send requests to this URL instead of AWS.
   *
   * @default AWS_ENDPOINT_URL_<SERVICE>, then AWS_ENDPOINT_URL, then the service's entry in the profile's
   * `services` section, then `endpoint_url` of the profile, then AWS's endpoint
   * @example
   * client('s3', { endpoint: 'http://127.0.0.1:5000' })
   */
  readonly endpoint?: string | URL | undefined
  /**
   * Use endpoints that also have IPv6 addresses.
   *
   * @default AWS_USE_DUALSTACK_ENDPOINT, then `use_dualstack_endpoint` of the profile, then false
   */
  readonly useDualstackEndpoint?: boolean | undefined
  /**
   * Use FIPS 140 endpoints.
   *
   * @default AWS_USE_FIPS_ENDPOINT, then `use_fips_endpoint` of the profile, then false
   */
  readonly useFipsEndpoint?: boolean | undefined
  /**
   * S3: put the bucket into the URL's path instead of its host. A bucket whose name cannot be part of a host name
   * always goes into the path.
   *
   * @default `addressing_style` in the profile's `s3 =` block, then, as boto3, true at a custom `endpoint` and false at AWS
   */
  readonly forcePathStyle?: boolean | undefined
  /**
   * S3: use Transfer Acceleration.
   *
   * @default `use_accelerate_endpoint` in the profile's `s3 =` block, then false
   */
  readonly useAccelerateEndpoint?: boolean | undefined
  /**
   * S3: allow ARNs of other regions than the client's.
   *
   * @default AWS_S3_USE_ARN_REGION, then `s3_use_arn_region` of the profile, then `use_arn_region` of its `s3 =` block, then true
   */
  readonly useArnRegion?: boolean | undefined
  /**
   * STS and S3 in us-east-1: use the host without a region.
   *
   * @default true if AWS_STS_REGIONAL_ENDPOINTS, AWS_S3_US_EAST_1_REGIONAL_ENDPOINT or the profile says `legacy`
   */
  readonly useGlobalEndpoint?: boolean | undefined
  /**
   * S3: refuse multi-region access points.
   *
   * @default AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS, then `s3_disable_multiregion_access_points` of the
   * profile, then false
   */
  readonly disableMultiregionAccessPoints?: boolean | undefined
  /**
   * S3 Express: call directory buckets without session credentials.
   *
   * @default AWS_S3_DISABLE_EXPRESS_SESSION_AUTH, then `s3_disable_express_session_auth` of the profile, then
   * false
   */
  readonly disableS3ExpressSessionAuth?: boolean | undefined
  /**
   * Choose whether the host contains the account id of the credentials, for services that support it (DynamoDB):
   * if it is known (`'preferred'`), never (`'disabled'`), or always (`'required'`: an unknown account id is an
   * error).
   *
   * @default AWS_ACCOUNT_ID_ENDPOINT_MODE, then `account_id_endpoint_mode` of the profile, then `'preferred'`
   */
  readonly accountIdEndpointMode?: 'preferred' | 'disabled' | 'required' | undefined
  /**
   * Do not put the prefixes of operations (`data-` of Cloud Map) before the host. At `localhost` and IP addresses
   * they are never used.
   *
   * @default AWS_DISABLE_HOST_PREFIX_INJECTION, then `disable_host_prefix_injection` of the profile, then false
   */
  readonly disableHostPrefix?: boolean | undefined
  /**
   * Set the service's own endpoint parameters (`clientContextParams` of its model).
   *
   * @default none
   * @example
   * client('s3control', { clientContextParams: { UseArnRegion: false } })
   */
  readonly clientContextParams?: Readonly<Record<string, string | boolean>> | undefined
}

/** The endpoint options with environment and profile resolved. */
export interface EndpointSettings extends Omit<EndpointConfig, 'region' | 'endpoint'> {
  readonly region: string
  /** An absolute `http` or `https` URL without query, fragment, user name and password. */
  readonly endpoint?: string | undefined
}
