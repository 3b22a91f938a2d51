/**
 * signing: signature version 4 in headers.
 *
 * In: a request, credentials and a date. Out: the headers that sign it. The key of a day is kept, because a page of small
 * items feels its four hashes.
 */
export { type SignatureScope, signRequest } from './sign-request.js'
