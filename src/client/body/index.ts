/**
 * body: checksums, compression and streams.
 *
 * In: an encoded request, and the settings for checksums and compression. Out: a new request whose headers match
 * the bytes that will be sent, and what opens its stream; for responses, the check of a body against its
 * checksum. The order is fixed: a body is compressed first, then hashed, then signed.
 *
 * Checks of checksums that a service puts into the members of its output, such as SQS's MD5OfMessageBody, are not
 * made. They would be hooks of that service, in `src/services/`.
 */
export { knownAlgorithms, loadHash } from './checksum-algorithm.js'
export { compressBody } from './compress-body.js'
export { crc32Check } from './crc32-check.js'
export type { OutgoingRequest } from './outgoing-request.js'
export { type PreparedRequest, prepareBody } from './prepare-body.js'
export { readUnsignable } from './read-unsignable.js'
export { askForChecksum, checkChecksum } from './response-checksum.js'
