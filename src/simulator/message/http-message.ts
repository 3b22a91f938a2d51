/** A request as the server received it. Header names are in lower case. */
export interface HttpRequest {
  readonly method: string
  /** Path and query of the request line: percent-encoded, beginning with `/`. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What the server sends, and whether it breaks off. */
export interface HttpResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Milliseconds to wait before the first byte. */
  readonly delay: number
  /** Where the connection breaks or falls silent; undefined if everything is sent. */
  readonly cut?: ResponseCut | undefined
}

export interface ResponseCut {
  /** `reset` destroys the socket; `hang` keeps it open and sends no more. */
  readonly kind: 'reset' | 'hang'
  /** Number of body bytes that are sent before; undefined if not even the headers are sent. */
  readonly afterBytes: number | undefined
}
