import type { ServiceHooks } from './service-hooks.js'

/**
 * The model's URIs begin with the bucket, but the endpoint rules put it into the URL themselves, into the host or
 * the path as the bucket and the configuration ask: so it goes from the encoded path.
 */
export const s3: ServiceHooks = {
  adaptRequest(operation, request) {
    if (!operation.http.requestUri.startsWith('/{Bucket}')) return
    const afterBucket = request.path.indexOf('/', 1)
    request.path = afterBucket < 0 ? '' : request.path.slice(afterBucket)
  },
}
