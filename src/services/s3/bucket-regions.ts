import type { OperationModel } from '../../models/index.js'
import type { DecodedError, RawResponse } from '../../protocols/index.js'
import type { RegionHooks } from '../contract/index.js'

const redirects = new Set([301, 302, 307])

/** A bucket is in one region, and S3 names it when a call goes to another region. */
export const bucketRegions: RegionHooks = {
  scope: ({ Bucket }) => (typeof Bucket === 'string' && !Bucket.startsWith('arn:') ? Bucket : undefined),
  regionOf(operation, error, response) {
    const stated = response.headers['x-amz-bucket-region'] ?? regionIn(response)
    const isRegion = stated !== undefined && /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(stated)
    return isRegion && isWrongRegion(operation, error, response) ? stated : undefined
  },
}

/** The error of a HEAD request has no body, so a bare 301 or 400 may mean the wrong region. */
function isWrongRegion({ name }: OperationModel, { code }: DecodedError, response: RawResponse): boolean {
  if (redirects.has(response.statusCode) || code === 'PermanentRedirect') return true
  if (code === 'AuthorizationHeaderMalformed') return regionIn(response) !== undefined
  if (code === 'IllegalLocationConstraintException') return name !== 'CreateBucket'
  return code === '400' && (name === 'HeadBucket' || name === 'HeadObject')
}

/** The `<Region>` of the error, which is not in the model. */
function regionIn({ body }: RawResponse): string | undefined {
  const { buffer, byteOffset, byteLength } = body
  const text = Buffer.from(buffer, byteOffset, Math.min(byteLength, 65_536)).toString('latin1')
  return /<Region>([^<]*)<\/Region>/.exec(text)?.[1]
}
