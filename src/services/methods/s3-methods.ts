/** The methods of S3's clients that are no operations. */
export interface S3Methods {
  /**
   * Make the URL and the form fields with which somebody without credentials can upload one object by an HTML form, as
   * boto3's `generate_presigned_post`. Nothing is sent. The policy is signed with signature version 4.
   *
   * The form must send all `fields`, and after them the field `file`. Whoever has them can use them until they expire, or
   * until the credentials that signed them do.
   *
   * @example
   * const { url, fields } = await s3.generatePresignedPost(
   *   { Bucket: 'books', Key: 'uploads/${filename}', Conditions: [['content-length-range', 1, 10_000_000]] },
   *   { expiresIn: 600 },
   * )
   * @throws ParamValidationError with every problem; NextTokenError `NotSupported` for a directory bucket or an access point
   * of several regions, `EndpointResolution` for another access point.
   */
  generatePresignedPost(input: PresignedPostInput, options?: PresignedPostOptions): Promise<PresignedPost>
}

/** What a presigned POST allows. The names are boto3's. */
export interface PresignedPostInput {
  readonly Bucket: string
  /** The key of the object. A `${filename}` at its end stands for the name of the uploaded file. */
  readonly Key: string
  /**
   * More fields of the form, such as `acl`, `Content-Type`, `success_action_redirect` or `x-amz-meta-…`. S3 refuses a field
   * without a condition: add one for each to `Conditions`.
   */
  readonly Fields?: Readonly<Record<string, string>> | undefined
  /** What the form must satisfy besides the bucket and the key, which are added. */
  readonly Conditions?: readonly PostCondition[] | undefined
  /** Seconds until the policy expires: the same as the option `expiresIn`. */
  readonly ExpiresIn?: number | undefined
}

/**
 * A condition of a policy: a field and its value, or a comparison.
 *
 * @example
 * [{ acl: 'public-read' }, ['starts-with', '$Content-Type', 'image/'], ['content-length-range', 1, 10_000_000]]
 */
export type PostCondition =
  | Readonly<Record<string, string>>
  | readonly ['eq' | 'starts-with', field: string, value: string]
  | readonly ['content-length-range', least: number, most: number]

/** Options of a presigned POST. */
export interface PresignedPostOptions {
  /**
   * Let the policy expire after this many seconds: 1 to 604,800 (one week).
   *
   * @default 3600, as boto3
   * @example
   * await s3.generatePresignedPost({ Bucket, Key }, { expiresIn: 600 })
   */
  readonly expiresIn?: number | undefined
}

/** Where to send a form, and the fields that it must have. */
export interface PresignedPost {
  readonly url: string
  /** In boto3's order. The field `file` follows them. */
  readonly fields: Record<string, string>
}
