/** A host and what comes before an operation's own path. */
export interface EndpointUrl {
  /** `https:` or `http:`. */
  readonly protocol: string
  /** An IPv6 address stands in brackets. */
  readonly hostname: string
  /** undefined: the protocol's own. */
  readonly port: number | undefined
  /** Percent-encoded; empty, or begins with `/` and does not end with one. */
  readonly path: string
}

/** A way to sign that a service's rules offer for this endpoint. */
export interface AuthSchemeChoice {
  /** `sigv4`, `sigv4a`, `sigv4-s3express`… */
  readonly name: string
  readonly signingName: string
  readonly signingRegion: string
  /** S3: the path is signed as it is sent. */
  readonly disableDoubleEncoding: boolean
}

/** Where one call goes. Shared between calls: do not write it. */
export interface ResolvedEndpoint {
  readonly url: EndpointUrl
  /** Headers that the rules add to the request; names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The rules' own offer, best first; empty where they leave it to the model. */
  readonly authSchemes: readonly AuthSchemeChoice[]
  /** What SigV4 signs for where the rules leave it to the model. */
  readonly signingName: string
  readonly signingRegion: string
}
