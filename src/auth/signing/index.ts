/**
 * signing: signature version 4 in headers.
 *
 * In: a request, credentials and a date. Out: a copy of the request with the headers that sign it. The derived
 * key is kept for its day: its four hashes are noticeable in a listing with small pages. `SignatureTemplate` keeps
 * even more: all that the requests of a listing have in common.
 */
export { amzDate } from './amz-date.js'
export { hashOf } from './canonical-request.js'
export { type SignatureScope, signRequest } from './sign-request.js'
export { type SignatureMarks, SignatureTemplate } from './signature-template.js'
export { textSigner } from './text-signer.js'
