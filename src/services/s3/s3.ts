import type { OperationModel } from '../../models/index.js'
import { type RawResponse, type Structure, toParseError, xmlRootText } from '../../protocols/index.js'
import type { DecodedResponse, ServiceHooks } from '../contract/index.js'
import { presignedPosts } from '../methods/index.js'
import { bucketRegions } from './bucket-regions.js'
import { checkBucket } from './check-bucket.js'
import { checkMetadata } from './check-metadata.js'
import { copySourceType, withCopySource } from './copy-source.js'
import { customerKeyType, withCustomerKeys } from './customer-keys.js'
import { directorySessions } from './directory-sessions.js'
import { expectContinue } from './expect-continue.js'
import { setExpiresString, withoutBadExpires } from './expires.js'
import { decodeListing, requestUrlEncoding } from './listing-encoding.js'
import { s3ResponseRoots } from './response-roots.js'

export const s3: ServiceHooks = {
  ignoresTokens: () => true,
  adaptInput: async (operation, input) =>
    requestUrlEncoding(operation, withCopySource(operation, await withCustomerKeys(operation, input))),
  checkInput: (operation, input) => [...checkBucket(input), ...checkMetadata(operation, input)],
  adaptRequest(operation, request) {
    request.path = withoutBucket(operation, request.path)
    expectContinue(operation, request)
  },
  adaptResponse: withoutBadExpires,
  responseRoots: s3ResponseRoots,
  adaptOutput,
  regions: bucketRegions,
  sessions: directorySessions,
  methods: presignedPosts,
  memberType: (owner, member) => copySourceType(owner, member) ?? customerKeyType(owner, member),
}

/**
 * Removes the bucket from the path. The URIs of the model start with it, but the endpoint rules put it into the host
 * or the path, as the bucket and the configuration require. A user's own model can be without such rules, and keeps
 * the bucket.
 */
function withoutBucket(operation: OperationModel, path: string): string {
  if (!operation.service.endpointRuleSet || !operation.http.requestUri.startsWith('/{Bucket}')) return path
  const afterBucket = path.indexOf('/', 1)
  return afterBucket < 0 ? '' : path.slice(afterBucket)
}

function adaptOutput(operation: OperationModel, output: Structure, source: DecodedResponse): void {
  setExpiresString(operation, output, source.response.headers.expires)
  decodeListing(operation, output, source.callerInput)
  if (operation.name !== 'GetBucketLocation') return
  const region = bucketLocation(operation, source.response)
  if (region !== '') output.LocationConstraint = region
}

/** The region is the text of the root element, which a model cannot describe. No text means us-east-1. */
function bucketLocation(operation: OperationModel, response: RawResponse): string {
  try {
    return xmlRootText(response.body)
  } catch (cause) {
    throw toParseError(operation, response, cause)
  }
}
