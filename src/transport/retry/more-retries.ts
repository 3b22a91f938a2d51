import type { RetryErrorType, SdkError } from '@smithy/types'

/** A refusal that boto3 tries again and Smithy's library does not. */
interface MoreRetries {
  readonly code?: string
  readonly statusCode?: number
  readonly type: RetryErrorType
  readonly reason: string
}

/** test/live/retries-differential.test.ts holds this and the library's list to botocore's `_retry.json` and `retries/`. */
const rows: readonly MoreRetries[] = [
  {
    code: 'IDPCommunicationError',
    type: 'TRANSIENT',
    reason:
      'STS did not reach the identity provider, and will at another time: https://github.com/aws/aws-cli/issues/7194',
  },
  {
    code: 'BadDigest',
    type: 'TRANSIENT',
    reason: 'S3 received another body than was sent: botocore/data/_retry.json, s3, contentmd5',
  },
  {
    statusCode: 509,
    type: 'THROTTLING',
    reason: 'the status of a bandwidth limit, of any code: botocore/data/_retry.json, limit_exceeded',
  },
]

export function moreRetries({ name, $metadata }: SdkError): RetryErrorType | undefined {
  return rows.find(
    ({ code, statusCode }) =>
      (code !== undefined && code === name) ||
      (statusCode !== undefined && statusCode === $metadata?.httpStatusCode),
  )?.type
}
