/**
 * body: the body of a request before it is signed: checksums, compression, streams.
 */
export { compressBody } from './compress-body.js'
export { crc32Check } from './crc32-check.js'
export { type PreparedBody, prepareBody } from './prepare-body.js'
export { readUnsignable } from './read-unsignable.js'
export { askForChecksum, checkChecksum } from './response-checksum.js'
