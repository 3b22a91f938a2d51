/** How a call went, as the AWS SDK v3 gives it. */
export interface ResponseMetadata {
  readonly httpStatusCode: number
  readonly requestId: string | undefined
  /** S3's second id, which AWS support asks for. */
  readonly extendedRequestId: string | undefined
  /** Requests sent for this call: 1 where the first succeeded. */
  readonly attempts: number
  /** How many of them were refused because there were too many requests. */
  readonly throttles: number
  /** Milliseconds waited between attempts. */
  readonly totalRetryDelay: number
}

/** A page or an answer: AWS's members, and `$metadata`. */
export type Output<T> = T & { readonly $metadata: ResponseMetadata }

/** An open value: a member without a model, as JSON can hold it. */
export type DocumentValue =
  | null
  | boolean
  | number
  | string
  | DocumentValue[]
  | { [key: string]: DocumentValue }
