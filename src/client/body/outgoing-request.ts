import type { EncodedRequest } from '../../protocols/index.js'

/**
 * A request on its way from the protocol's encoder to the signer. It is never mutated: a step that
 * changes something returns a new request.
 *
 * @example
 * {
 *   method: 'PUT', path: '/moby.txt', query: {}, body: 'Call me Ishmael.',
 *   headers: { 'x-amz-sdk-checksum-algorithm': 'CRC32', 'x-amz-checksum-crc32': 'oqg61Q==' },
 * }
 */
export type OutgoingRequest = Readonly<
  Omit<EncodedRequest, 'query' | 'headers'> & {
    query: Readonly<EncodedRequest['query']>
    headers: Readonly<EncodedRequest['headers']>
  }
>
