/** What `models/index.json` says about one service. */
export interface ServiceFacts {
  readonly apiVersion: string
  /** AWS's id of the service, such as `CloudWatch Logs`. */
  readonly serviceId: string
  /** AWS's name of the service, such as `Amazon CloudWatch Logs`. */
  readonly fullName: string
  /** The first part of the service's usual host name, such as `logs`. */
  readonly endpointPrefix: string
  /** All protocols that the service offers. */
  readonly protocols: readonly string[]
  /** Number of operations. */
  readonly operations: number
  /** Number of operations with pages. */
  readonly paginators: number
  /**
   * Number of those that boto3 does not paginate: their rules were inferred from the model or written by hand.
   */
  readonly inferredPaginators: number
  /** Number of waiters. */
  readonly waiters: number
  /** Older API versions that can be chosen with `apiVersion`, oldest first; absent if there are none. */
  readonly olderVersions?: readonly string[]
}

/** The content of `models/index.json`. */
export interface ModelIndex {
  readonly generatedBy: string
  /** The botocore release that the models were taken from. */
  readonly botocore: string
  readonly totals: {
    readonly services: number
    readonly operations: number
    readonly paginators: number
    readonly inferredPaginators: number
    /** Number of boto3's rules that nexttoken corrects or extends. */
    readonly correctedPaginators: number
    readonly endpointRuleSets: number
    readonly waiters: number
    /** Number of older API versions, of all services. */
    readonly olderVersions: number
  }
  /** `sha256` is the hash of the file's JSON before compression. */
  readonly services: Readonly<Record<string, ServiceFacts & { readonly sha256: string }>>
}
