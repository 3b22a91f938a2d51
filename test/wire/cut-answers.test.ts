import { inspect } from 'node:util'
import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { credentials, rejection } from './support/wire-server.js'

/**
 * A proxy that loses its connection to the service may end the answer as if it were whole. botocore tries S3's cut
 * answers again (`_looks_like_special_case_error` in handlers.py): "we may end up with a partial streamed response".
 */
async function startAnswering(service: string, ...bodies: readonly string[]) {
  const { url, requests } = await startHttpServer(
    ...bodies.map((body) => (_: unknown, response: { end(text: string): void }) => response.end(body)),
  )
  const ours = client(service, {
    region: 'us-east-1',
    endpoint: url,
    credentials,
    forcePathStyle: true,
    maxAttempts: 2,
  })
  onTestFinished(() => ours.destroy())
  return { ours, requests }
}

const upload = { Bucket: 'b', Key: 'k', UploadId: 'u' }
const whole = '<CompleteMultipartUploadResult><Key>k</Key></CompleteMultipartUploadResult>'

describe('a truncated answer', () => {
  it.each([
    {
      words: 'XML',
      service: 's3',
      operation: 'CompleteMultipartUpload',
      input: upload,
      cut: whole.slice(0, 50),
      whole,
    },
    {
      words: 'blanks',
      service: 's3',
      operation: 'CompleteMultipartUpload',
      input: upload,
      cut: ' \n  ',
      whole,
    },
    {
      words: 'JSON',
      service: 'dynamodb',
      operation: 'ListTables',
      input: {},
      cut: '{"TableNames":["a"',
      whole: '{"TableNames":["a"]}',
    },
  ])('is retried: $words', async ({ service, operation, input, cut, whole }) => {
    const { ours, requests } = await startAnswering(service, cut, whole)
    expect(await ours.call(operation, input)).toMatchObject({ $metadata: { attempts: 2 } })
    expect(requests).toHaveLength(2)
  })

  it('is an error if every attempt is truncated', async () => {
    const { ours, requests } = await startAnswering('sns', '<ListTopicsResponse><ListTopics')
    const error = await rejection(ours.call('ListTopics'))
    expect(error).toMatchObject({ code: 'ResponseParse', attempts: 2 })
    expect(inspect(error)).toMatch(/^ResponseParseError: sns\.ListTopics/)
    expect(requests).toHaveLength(2)
  })

  it('is not retried if it is another document', async () => {
    const { ours, requests } = await startAnswering('sns', '<a></b>')
    expect(await rejection(ours.call('ListTopics'))).toMatchObject({ code: 'ResponseParse', attempts: 1 })
    expect(requests).toHaveLength(1)
  })
})
