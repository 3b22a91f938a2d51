import { describe, expect, it } from 'vitest'
import { compressBody, type OutgoingRequest, prepareBody } from '../../src/client/body/index.js'
import { withPresignedUrl } from '../../src/client/presign/index.js'
import { findOperation, loadModel } from '../../src/models/index.js'

const putObject = findOperation(loadModel('s3'), 'PutObject')
const putMetricData = findOperation(loadModel('cloudwatch'), 'PutMetricData')

function frozen(request: Partial<OutgoingRequest>): OutgoingRequest {
  return Object.freeze({
    method: 'POST',
    path: '/',
    query: Object.freeze({}),
    headers: Object.freeze({ 'content-type': 'text/plain' }),
    body: undefined,
    ...request,
  })
}

describe('a request on its way is not written, and a step that changes nothing returns it', () => {
  it('compressed', async () => {
    const request = frozen({ body: 'a'.repeat(100) })
    const compressed = await compressBody(putMetricData, request, { disabled: false, minimumSize: 10 })
    expect(compressed.headers).toEqual({ 'content-type': 'text/plain', 'content-encoding': 'gzip' })
    expect(await compressBody(putMetricData, request, { disabled: true, minimumSize: 10 })).toBe(request)
  })

  it('with a checksum', async () => {
    const request = frozen({ body: 'Call me Ishmael.' })
    const prepared = await prepareBody(putObject, {}, { request, mode: 'WHEN_SUPPORTED' })
    expect(prepared.repeatable).toBe(true)
    expect(prepared.request.headers).toEqual({
      'content-type': 'text/plain',
      'x-amz-sdk-checksum-algorithm': 'CRC32',
      'x-amz-checksum-crc32': 'oqg61Q==',
    })
    const plain = await prepareBody(putObject, {}, { request, mode: 'WHEN_REQUIRED' })
    expect(plain.request).toBe(request)
  })

  it('with a stream in chunks, whose own length is replaced by that of the content', async () => {
    const stream = new Blob(['Call me Ishmael.'])
    const headers = Object.freeze({ 'content-length': '16', 'content-encoding': 'gzip' })
    const request = frozen({ stream, headers })
    const { request: sent, repeatable } = await prepareBody(
      putObject,
      {},
      { request, mode: 'WHEN_SUPPORTED' },
    )
    expect(repeatable).toBe(true)
    expect(sent.headers).toEqual({
      'content-encoding': 'gzip,aws-chunked',
      'transfer-encoding': 'chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '16',
      'x-amz-sdk-checksum-algorithm': 'CRC32',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    })
  })

  it('with a presigned URL of a copy', async () => {
    const request = frozen({ body: 'Action=CopyDBSnapshot' })
    const copy = { from: 'eu-west-1', parameter: 'PreSignedUrl', tellsDestination: false }
    const presign = async (source: OutgoingRequest) => `https://rds.example/?${source.body}`
    const whole = await withPresignedUrl(request, copy, { region: 'us-east-1', presign })
    expect(new URLSearchParams(String(whole.body)).get('PreSignedUrl')).toBe(
      'https://rds.example/?Action=CopyDBSnapshot&DestinationRegion=us-east-1',
    )
  })
})
