import { expect, test } from 'vitest'
import { judgeRefusal } from '../../src/transport/index.js'
import { toSdkError, verdictOn } from '../../src/transport/retry/judge-refusal.js'

const throttled = { retryable: true, throttling: true }
const transient = { retryable: true, throttling: false }
const final = { retryable: false, throttling: false }

test.each([
  {
    words: 'a throttling code',
    refusal: { code: 'ThrottlingException', statusCode: 400 },
    verdict: throttled,
  },
  { words: 'S3’s SlowDown', refusal: { code: 'SlowDown', statusCode: 503 }, verdict: throttled },
  { words: 'a 429 of any code', refusal: { code: 'Odd', statusCode: 429 }, verdict: throttled },
  {
    words: 'a throttling trait',
    refusal: { code: 'Odd', statusCode: 400, trait: { throttling: true } },
    verdict: throttled,
  },
  { words: 'a retryable trait', refusal: { code: 'Odd', statusCode: 409, trait: {} }, verdict: transient },
  { words: 'a 500', refusal: { code: 'InternalError', statusCode: 500 }, verdict: transient },
  { words: 'a 504', refusal: { code: 'Odd', statusCode: 504 }, verdict: transient },
  { words: 'a RequestTimeout', refusal: { code: 'RequestTimeout', statusCode: 400 }, verdict: transient },
  { words: 'an error inside a 200', refusal: { code: 'InternalError', statusCode: 200 }, verdict: transient },
  // https://github.com/aws/aws-cli/issues/7194
  {
    words: 'STS’s IDPCommunicationError',
    refusal: { code: 'IDPCommunicationError', statusCode: 400 },
    verdict: transient,
  },
  { words: 'S3’s BadDigest', refusal: { code: 'BadDigest', statusCode: 400 }, verdict: transient },
  { words: 'a 509 of any code', refusal: { code: 'Odd', statusCode: 509 }, verdict: throttled },
  { words: 'a 501', refusal: { code: 'NotImplemented', statusCode: 501 }, verdict: final },
  { words: 'a 404', refusal: { code: 'NotFound', statusCode: 404 }, verdict: final },
  { words: 'a denial', refusal: { code: 'AccessDenied', statusCode: 403 }, verdict: final },
])('$words is classified as in boto3', ({ refusal, verdict }) => {
  expect(judgeRefusal(refusal)).toEqual(verdict)
})

test.each([
  [501, 'SERVER_ERROR'],
  [404, 'CLIENT_ERROR'],
])(
  'what is not retried is told apart for the retry strategies of users: %i is a %s',
  (statusCode, verdict) => {
    expect(verdictOn(toSdkError({ code: 'Odd', message: '', statusCode }))).toBe(verdict)
  },
)
