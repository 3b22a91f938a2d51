/** A host, and the path before an operation's own path. */
export interface EndpointUrl {
  /** `https:` or `http:`. */
  readonly protocol: string
  /** An IPv6 address is in brackets. */
  readonly hostname: string
  /** undefined for the protocol's default. */
  readonly port: number | undefined
  /** Percent-encoded. Empty, or begins with `/` and does not end with one. */
  readonly path: string
}

/** A kind of signature that the endpoint accepts. */
export interface AuthSchemeChoice {
  /** Such as `sigv4`, `sigv4a` or `sigv4-s3express`. */
  readonly name: string
  readonly signingName: string
  readonly signingRegion: string
  /** S3: the path is signed as it is sent. */
  readonly disableDoubleEncoding: boolean
}

/**
 * The endpoint of a call. Calls share it, so it must not be written.
 *
 * @example
 * {
 *   url: { protocol: 'https:', hostname: 'books.s3.eu-west-1.amazonaws.com', port: undefined, path: '' },
 *   headers: {},
 *   authSchemes: [{ name: 'sigv4', signingName: 's3', signingRegion: 'eu-west-1', disableDoubleEncoding: true }],
 *   signingName: 's3', signingRegion: 'eu-west-1',
 * }
 */
export interface ResolvedEndpoint {
  readonly url: EndpointUrl
  /** Headers that the rules add to the request; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The kinds of signature that the rules offer, best first; empty if the model decides. */
  readonly authSchemes: readonly AuthSchemeChoice[]
  /** Used if the model decides. */
  readonly signingName: string
  readonly signingRegion: string
}
