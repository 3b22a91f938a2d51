/** The regions of a service in one partition: all, none of its own (a global service), some, or all but some. */
export type ServiceRegions = 'all' | 'global' | readonly string[] | { readonly except: readonly string[] }

/** An operation that returns the same in every region: by partition, the only region that answers it, if there is one. */
export type GlobalOperation = Readonly<Record<string, string>>

/** The regions of a partition. */
export interface PartitionRegions {
  readonly regions: readonly string[]
  /** Those of them that an account has to enable. */
  readonly optIn: readonly string[]
  /** The region that global services sign for, unless their endpoint rules name another one. */
  readonly signingRegion: string
  /** What the names of its regions look like, those included that AWS adds later. */
  readonly regionRegex: string
}

/**
 * The content of `models/regions.json`: where AWS has which service, as of a botocore release.
 *
 * @example
 * { partitions: { aws: { regions: ['af-south-1', …], optIn: ['af-south-1', …], signingRegion: 'us-east-1' } },
 *   services: { ec2: { aws: 'all' }, iam: { aws: 'global' } }, globalOperations: { s3: { ListBuckets: {} } } }
 */
export interface RegionIndex {
  readonly generatedBy: string
  readonly botocore: string
  readonly partitions: Readonly<Record<string, PartitionRegions>>
  /** By endpoint prefix and partition. Services that botocore does not list are missing. */
  readonly services: Readonly<Record<string, Readonly<Record<string, ServiceRegions>>>>
  /**
   * By endpoint prefix and partition: names of endpoints that are none of `services`, such as `aws-global`,
   * `fips-us-east-1` and deprecated ones.
   */
  readonly otherEndpoints: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** By service: operations that return the same in every region. */
  readonly globalOperations: Readonly<Record<string, Readonly<Record<string, GlobalOperation>>>>
}
