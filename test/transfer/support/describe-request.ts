import type { IncomingMessage } from 'node:http'
import type { StoreRequest } from './store-types.js'

/** Which operation of S3 a request asks for, with the bucket in its path. */
export function describeRequest(request: IncomingMessage): StoreRequest {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const { searchParams: query } = url
  const { headers, method = 'GET' } = request
  const isCopy = headers['x-amz-copy-source'] !== undefined
  const operation = operationOf(method, query, isCopy)
  const partNumber = Number(query.get('partNumber') ?? 0)
  const isPart = operation.startsWith('UploadPart')
  const range = operation === 'GetObject' && headers.range ? ` ${headers.range.slice('bytes='.length)}` : ''
  const name = isPart ? `${operation} ${partNumber}` : `${operation}${range}`
  const key = decodeURIComponent(url.pathname.slice(1))
  return { operation, name, key, headers, query, partNumber, uploadId: query.get('uploadId') ?? '' }
}

function operationOf(method: string, query: URLSearchParams, isCopy: boolean): string {
  if (query.has('tagging')) return method === 'GET' ? 'GetObjectTagging' : 'PutObjectTagging'
  const isOfOne = query.has('annotationName')
  if (query.has('annotation') && method === 'GET')
    return isOfOne ? 'GetObjectAnnotation' : 'ListObjectAnnotations'
  if (query.has('annotation')) return 'PutObjectAnnotation'
  if (query.has('uploads')) return 'CreateMultipartUpload'
  if (query.has('uploadId') && method === 'PUT') return isCopy ? 'UploadPartCopy' : 'UploadPart'
  if (query.has('uploadId')) return method === 'POST' ? 'CompleteMultipartUpload' : 'AbortMultipartUpload'
  if (method === 'PUT') return isCopy ? 'CopyObject' : 'PutObject'
  return method === 'HEAD' ? 'HeadObject' : 'GetObject'
}
