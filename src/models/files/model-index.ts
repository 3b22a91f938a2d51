/** What `models/index.json` says of one service. */
export interface ServiceFacts {
  readonly apiVersion: string
  /** AWS's id of the service, such as `CloudWatch Logs`. */
  readonly serviceId: string
  /** AWS's name of the service, such as `Amazon CloudWatch Logs`. */
  readonly fullName: string
  /** The first part of the service's usual host name, such as `logs`. */
  readonly endpointPrefix: string
  /** Every protocol that the service offers. */
  readonly protocols: readonly string[]
  /** How many operations it has. */
  readonly operations: number
  /** How many of them have pages. */
  readonly paginators: number
  /** How many of those boto3 has no paginator for: their rules were inferred from the model, or written by hand. */
  readonly inferredPaginators: number
}

/** `models/index.json`: what ships with nexttoken. */
export interface ModelIndex {
  readonly generatedBy: string
  /** The release of botocore that the models were taken from. */
  readonly botocore: string
  readonly totals: {
    readonly services: number
    readonly operations: number
    readonly paginators: number
    readonly inferredPaginators: number
    /** Of boto3's own rules, those that a correction adds to or changes. */
    readonly correctedPaginators: number
    readonly endpointRuleSets: number
  }
  /** `sha256` is that of the file's JSON, before compression. */
  readonly services: Readonly<Record<string, ServiceFacts & { readonly sha256: string }>>
}
