/** Facts about a call, with the AWS SDK v3's names. */
export interface ResponseMetadata {
  readonly httpStatusCode: number
  readonly requestId: string | undefined
  /** The second id of an S3 request; AWS support asks for it. */
  readonly extendedRequestId: string | undefined
  /** Number of requests that were sent for this call; 1 if the first one succeeded. */
  readonly attempts: number
  /** Number of those requests that the service refused because of their rate. */
  readonly throttles: number
  /** Milliseconds that the call waited between attempts. */
  readonly totalRetryDelay: number
}

/** An output: AWS's members, and `$metadata`. */
export type Output<T> = T & { readonly $metadata: ResponseMetadata }

/** A JSON value: a member that has no model. */
export type DocumentValue =
  | null
  | boolean
  | number
  | string
  | DocumentValue[]
  | { [key: string]: DocumentValue }
