/**
 * A signed request, ready to be written.
 *
 * @example
 * {
 *   protocol: 'https:', hostname: 'sns.us-east-1.amazonaws.com', port: undefined, method: 'POST',
 *   head: 'POST / HTTP/1.1\r\nhost: sns.us-east-1.amazonaws.com\r\ncontent-length: 23\r\n…\r\n\r\n',
 *   body: 'Action=ListTopics&Version=…',
 * }
 */
export interface PlainRequest {
  readonly protocol: string
  readonly hostname: string
  readonly port: number | undefined
  readonly method: string
  /** Request line, headers and empty line, one character per byte. */
  readonly head: string
  readonly body: string | Uint8Array | undefined
}
