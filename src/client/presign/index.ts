/**
 * presign: URLs that make a call without credentials.
 *
 * In: an encoded request and its endpoint. Out: the request that a URL can hold, with everything in its query.
 * The same requests are used inside a call, where EC2 and RDS need a presigned URL to copy from another region.
 */
export { checkPresignOptions, type PresignOptions } from './presign-options.js'
export { withPresignedUrl } from './presigned-copy.js'
export { presignedRequest } from './presigned-request.js'
