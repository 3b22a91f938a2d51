import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { client } from '../../src/client/index.js'
import { answerWith, type HostileAnswer, list, refusal, requestId } from './support/answer-with.js'

const page = Buffer.from('{"Items":[{"a":{"S":"x"}}],"Count":1}')
const items = [{ a: { S: 'x' } }]

const compressed = (encoding: string, body: Uint8Array): HostileAnswer => ({
  headers: { 'content-encoding': encoding },
  body,
})

describe('a compressed page is decompressed although no compression was requested:', () => {
  it.each<[string, string, Uint8Array]>([
    ['gzip', 'gzip', gzipSync(page)],
    ['gzip under its old name, in capitals', 'X-GZIP', gzipSync(page)],
    ['deflate', 'deflate', deflateSync(page)],
    ['brotli', 'br', brotliCompressSync(page)],
    ['two of them', 'deflate, gzip', gzipSync(deflateSync(page))],
    ['none by name', 'identity', page],
    ['a header without a value', '', page],
    ['gzip that the request handler took off, as fetch does', 'gzip', page],
    ['deflate that it took off', 'deflate', page],
    ['brotli that it took off', 'br', page],
  ])('%s', async (_, encoding, body) => {
    expect(await list('json', compressed(encoding, body))).toEqual(items)
  })

  it('in XML and CBOR', async () => {
    const tags = '<DescribeTagsResponse><tagSet><item><key>k</key></item></tagSet></DescribeTagsResponse>'
    expect(await list('ec2', compressed('gzip', gzipSync(tags)))).toEqual([{ Key: 'k' }])
    const metrics = Buffer.from('a1674d65747269637381a0', 'hex')
    expect(await list('smithy-rpc-v2-cbor', compressed('gzip', gzipSync(metrics)))).toEqual([{}])
  })

  it('a compressed error', async () => {
    const body = gzipSync('{"__type":"com.x#Refused","message":"no"}')
    const error = await refusal(list('json', { status: 400, ...compressed('gzip', body) }))
    expect(error).toMatchObject({ code: 'Refused', message: expect.stringContaining('no') })
  })
})

describe('a page that cannot be decompressed is an error', () => {
  it.each<[string, string, Uint8Array, RegExp]>([
    ['cut gzip', 'gzip', gzipSync(page).subarray(0, 30), /gzip is broken \(unexpected end of file\)/],
    ['cut deflate', 'deflate', deflateSync(page).subarray(0, 20), /deflate is broken/],
    ['cut brotli', 'br', brotliCompressSync(page).subarray(0, 20), /br is broken/],
    ['garbled gzip', 'gzip', gzipSync(page).fill(7, 12, 20), /gzip is broken/],
    ['deflate without its header', 'deflate', deflateRawSync(page), /does not follow the protocol/],
    ['an encoding that nobody knows', 'zstd', page, /content encoding is not gzip, deflate or br/],
    ['a bomb', 'gzip', gzipSync(Buffer.alloc(65 * 1024 * 1024), { level: 1 }), /gzip is broken \(.*larger/],
  ])('%s', async (_, encoding, body, problem) => {
    const error = await refusal(list('json', compressed(encoding, body)))
    expect(error).toMatchObject({ code: 'ResponseParse', requestId })
    expect(error.message).toMatch(problem)
  })
})

it('a payload of bytes is returned as stored, with its own encoding', async () => {
  const stored = gzipSync('a log')
  const lambda = client('lambda', await answerWith(compressed('gzip', stored)))
  const { Payload } = await lambda.invoke({ FunctionName: 'f' })
  expect(Payload).toEqual(new Uint8Array(stored))
})
