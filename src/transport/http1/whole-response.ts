/** A response with its whole body. */
export interface WholeResponse {
  readonly statusCode: number
  /** Names in lower case. Repeated headers are merged as `node:http` does it; values are text, not bytes. */
  readonly headers: Record<string, string>
  /**
   * Lies in a buffer that is used again: in the one that was passed to `push`, or in one that the reader keeps for the
   * next response. Decode or copy it before either gets more bytes.
   */
  readonly body: Uint8Array
}
