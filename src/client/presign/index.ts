/**
 * presign: URLs that somebody else can use.
 */
export { checkPresignOptions, type PresignOptions } from './presign-options.js'
export { addPresignedUrl } from './presigned-copy.js'
export { presignedRequest } from './presigned-request.js'
