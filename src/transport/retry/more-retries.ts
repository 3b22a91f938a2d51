import type { RetryErrorType, SdkError } from '@smithy/types'

/** A refusal that boto3 retries and Smithy's lists do not. */
interface MoreRetries {
  readonly code?: string
  readonly statusCode?: number
  readonly type: RetryErrorType
  readonly reason: string
}

/** test/live/retries-differential.test.ts compares these rows and Smithy's lists with botocore's `_retry.json` and `retries/`. */
const rows: readonly MoreRetries[] = [
  {
    code: 'IDPCommunicationError',
    type: 'TRANSIENT',
    reason:
      'STS could not reach the identity provider, and may do so later: https://github.com/aws/aws-cli/issues/7194',
  },
  {
    code: 'BadDigest',
    type: 'TRANSIENT',
    reason: 'the body was damaged on its way to S3: botocore/data/_retry.json, s3, contentmd5',
  },
  {
    statusCode: 509,
    type: 'THROTTLING',
    reason: 'the status of a bandwidth limit, whatever the code: botocore/data/_retry.json, limit_exceeded',
  },
]

export function moreRetries({ name, $metadata }: SdkError): RetryErrorType | undefined {
  return rows.find(
    ({ code, statusCode }) =>
      (code !== undefined && code === name) ||
      (statusCode !== undefined && statusCode === $metadata?.httpStatusCode),
  )?.type
}
