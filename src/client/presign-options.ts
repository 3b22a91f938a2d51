/** What a presigned URL may do, and for how long. */
export interface PresignOptions {
  /** Seconds for which the URL is good, up to 604,800 (a week). Default: 3,600, as in boto3. */
  readonly expiresIn?: number | undefined
  /** The HTTP method that it will be asked with. Default: the operation's own. */
  readonly method?: string | undefined
}
