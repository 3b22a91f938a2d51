import type { IncomingHttpHeaders } from 'node:http'

/**
 * What a request meets: an error of S3 (`refuse` with 500, `deny` with 403), a connection that is reset before it is
 * answered, one that never answers, a body that is cut in half, that stops in its middle, that has a wrong bit, or a
 * response that is lost after the work was done.
 */
export type Fault = 'refuse' | 'deny' | 'reset' | 'hang' | 'cut' | 'stall' | 'corrupt' | 'lose'

export interface StoreRequest {
  /** Such as `UploadPart`. */
  readonly operation: string
  /** Such as `UploadPart 3` or `GetObject 0-99`. */
  readonly name: string
  /** With the bucket, such as `films/moby.mp4`. */
  readonly key: string
  readonly headers: IncomingHttpHeaders
  readonly query: URLSearchParams
  readonly partNumber: number
  readonly uploadId: string
}

export interface StoredObject {
  readonly bytes: Uint8Array
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  readonly checksums: Readonly<Record<string, string>>
  /** As in a URL: `a=1&b=2`. */
  tags: string
  /** Of the parts that it was uploaded in. */
  readonly partSizes: readonly number[]
  readonly annotations?: Map<string, Uint8Array>
}

export interface StoredUpload {
  readonly key: string
  readonly headers: Readonly<Record<string, string>>
  readonly tags: string
  readonly algorithm: string | undefined
  readonly isFull: boolean
  readonly parts: Map<
    number,
    { readonly bytes: Uint8Array; readonly etag: string; readonly checksum?: string | undefined }
  >
}
