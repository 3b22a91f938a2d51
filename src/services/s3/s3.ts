import type { OperationModel } from '../../models/index.js'
import { parseFailure, type RawResponse, type Structure, xmlRootText } from '../../protocols/index.js'
import type { Answer, ServiceHooks } from '../contract/index.js'
import { s3AnswerRoots } from './answer-roots.js'
import { bucketRegions } from './bucket-regions.js'
import { checkBucket } from './check-bucket.js'
import { checkMetadata } from './check-metadata.js'
import { copySourceType, withCopySource } from './copy-source.js'
import { customerKeyType, withCustomerKeys } from './customer-keys.js'
import { directorySessions } from './directory-sessions.js'
import { expectContinue } from './expect-continue.js'
import { giveExpires, withoutBadExpires } from './expires.js'
import { askForUrlEncoding, decodeListing } from './listing-encoding.js'

export const s3: ServiceHooks = {
  adaptInput: async (operation, input) =>
    askForUrlEncoding(operation, withCopySource(operation, await withCustomerKeys(operation, input))),
  checkInput: (operation, input) => [...checkBucket(input), ...checkMetadata(operation, input)],
  adaptRequest(operation, request) {
    request.path = withoutBucket(operation, request.path)
    expectContinue(operation, request)
  },
  adaptResponse: withoutBadExpires,
  answerRoots: s3AnswerRoots,
  adaptOutput,
  regions: bucketRegions,
  sessions: directorySessions,
  memberType: (owner, member) => copySourceType(owner, member) ?? customerKeyType(owner, member),
}

/**
 * The model's URIs begin with the bucket, but the endpoint rules put it into the URL themselves, into the host or
 * the path as the bucket and the configuration ask: so it goes from the encoded path. A model of the user's own
 * may have no such rules: there it stays.
 */
function withoutBucket(operation: OperationModel, path: string): string {
  if (!operation.service.endpointRuleSet || !operation.http.requestUri.startsWith('/{Bucket}')) return path
  const afterBucket = path.indexOf('/', 1)
  return afterBucket < 0 ? '' : path.slice(afterBucket)
}

function adaptOutput(operation: OperationModel, output: Structure, answer: Answer): void {
  giveExpires(operation, output, answer.response.headers.expires)
  decodeListing(operation, output, answer.given)
  if (operation.name !== 'GetBucketLocation') return
  const region = bucketLocation(operation, answer.response)
  if (region !== '') output.LocationConstraint = region
}

/** The answer is the outermost element's text, which no model can say; none means us-east-1. */
function bucketLocation(operation: OperationModel, response: RawResponse): string {
  try {
    return xmlRootText(response.body)
  } catch (cause) {
    throw parseFailure(operation, response, cause)
  }
}
