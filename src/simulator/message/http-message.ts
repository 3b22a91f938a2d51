/** A request as a server received it. Header names are in lower case. */
export interface HttpRequest {
  readonly method: string
  /** The path and query as they stood in the request line: percent-encoded, beginning with `/`. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What a server sends back, and how badly. */
export interface HttpResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Milliseconds to wait before the first byte. */
  readonly delay: number
  /** Where the connection breaks or falls silent; undefined: nowhere, all is sent. */
  readonly cut?: ResponseCut | undefined
}

export interface ResponseCut {
  /** `reset` destroys the socket; `hang` keeps it open and sends no more. */
  readonly kind: 'reset' | 'hang'
  /** Bytes of the body that go out before; undefined: not even the headers do. */
  readonly afterBytes: number | undefined
}
