/** What decides where requests go. Every option has the AWS SDK v3's name. */
export interface EndpointConfig {
  /**
   * The AWS region, such as `eu-central-1`. Default: AWS_REGION, then AWS_DEFAULT_REGION, then `region` of the
   * profile; a service without regions, such as IAM, needs none.
   */
  readonly region?: string | undefined
  /**
   * The URL that requests go to instead of AWS's. Default: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the
   * service's entry in the profile's `services` section, the profile's `endpoint_url`, and AWS's own last.
   *
   * @example 'http://127.0.0.1:5000'
   */
  readonly endpoint?: string | URL | undefined
  /** Endpoints that answer over IPv6 too. Default: AWS_USE_DUALSTACK_ENDPOINT, the profile, false. */
  readonly useDualstackEndpoint?: boolean | undefined
  /** FIPS 140 endpoints. Default: AWS_USE_FIPS_ENDPOINT, the profile, false. */
  readonly useFipsEndpoint?: boolean | undefined
  /**
   * S3: the bucket in the path instead of the host. Default: the profile's `addressing_style`; otherwise as boto3
   * does, true at a custom `endpoint` and false at AWS. A bucket that is no host label goes into the path anyway.
   */
  readonly forcePathStyle?: boolean | undefined
  /** S3 Transfer Acceleration. Default: the profile's `use_accelerate_endpoint`, false. */
  readonly useAccelerateEndpoint?: boolean | undefined
  /** S3: whether an ARN's region may differ from the client's. Default: AWS_S3_USE_ARN_REGION, the profile, true. */
  readonly useArnRegion?: boolean | undefined
  /**
   * STS and S3 in us-east-1: the host without a region. Default: whether AWS_STS_REGIONAL_ENDPOINTS,
   * AWS_S3_US_EAST_1_REGIONAL_ENDPOINT or the profile say `legacy`.
   */
  readonly useGlobalEndpoint?: boolean | undefined
  /** S3: refuses multi-region access points. Default: AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS, the profile, false. */
  readonly disableMultiregionAccessPoints?: boolean | undefined
  /** S3 Express buckets without sessions. Default: AWS_S3_DISABLE_EXPRESS_SESSION_AUTH, the profile, false. */
  readonly disableS3ExpressSessionAuth?: boolean | undefined
  /**
   * Whether the credentials' account id goes into the host, where a service has that (DynamoDB).
   * Default: AWS_ACCOUNT_ID_ENDPOINT_MODE, the profile, `preferred`: where the account id is known.
   */
  readonly accountIdEndpointMode?: 'preferred' | 'disabled' | 'required' | undefined
  /**
   * Leaves out the prefix that some operations put before the host (`data-` of Cloud Map). It is left out at
   * `localhost` and IP addresses anyway. Default: AWS_DISABLE_HOST_PREFIX_INJECTION, the profile, false.
   */
  readonly disableHostPrefix?: boolean | undefined
  /** Values of a service's own endpoint parameters (`clientContextParams` of its model), by their names there. */
  readonly clientContextParams?: Readonly<Record<string, string | boolean>> | undefined
}

/** The same, settled: environment and profile are in it. */
export interface EndpointSettings extends Omit<EndpointConfig, 'region' | 'endpoint'> {
  readonly region: string
  /** An absolute `http` or `https` URL without query, fragment, user name and password. */
  readonly endpoint?: string | undefined
}
