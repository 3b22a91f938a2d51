/**
 * The role to assume: the parameters of STS AssumeRole. All of them go to STS as they are, each time that the credentials
 * are fetched.
 */
export interface RoleInput {
  /** @example 'arn:aws:iam::123456789012:role/Audit' */
  readonly RoleArn: string
  /**
   * A name for the session, which CloudTrail shows.
   *
   * @default nexttoken-session-<seconds since 1970>
   */
  readonly RoleSessionName?: string | undefined
  /**
   * Seconds for which the credentials are valid: at most what the role allows, and 3,600 if a role assumes the role.
   *
   * @default 3600, as STS
   */
  readonly DurationSeconds?: number | undefined
  /** What the owner of the role demands from others. */
  readonly ExternalId?: string | undefined
  /** A policy that limits what the session may do, as JSON. */
  readonly Policy?: string | undefined
  /** Managed policies that limit what the session may do. */
  readonly PolicyArns?: readonly { readonly arn?: string | undefined }[] | undefined
  readonly Tags?: readonly { readonly Key: string; readonly Value: string }[] | undefined
  readonly TransitiveTagKeys?: readonly string[] | undefined
  readonly SourceIdentity?: string | undefined
  readonly ProvidedContexts?:
    | readonly {
        readonly ProviderArn?: string | undefined
        readonly ContextAssertion?: string | undefined
      }[]
    | undefined
  /** Let STS make session tokens of at least this many bytes, to test what they fit into. */
  readonly MinimumSessionTokenSize?: number | undefined
  /** The ARN or serial number of the MFA device; the option `mfaCodeProvider` gives its codes. */
  readonly SerialNumber?: string | undefined
  /** One code of the MFA device. It works once: with it, the session ends when its first credentials expire. */
  readonly TokenCode?: string | undefined
}
