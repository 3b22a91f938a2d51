import { describe, expect, it } from 'vitest'
import { client } from '../../src/client/index.js'
import { ways } from '../transport/support/ways.js'
import { answerWith, refusal, requestId } from './support/answer-with.js'

describe.each(ways)('over $way:', ({ transport }) => {
  const head = async (headers: Record<string, string>) => {
    const s3 = client('s3', { ...(await answerWith({ headers })), transport, forcePathStyle: true })
    return s3.headObject({ Bucket: 'bucket', Key: 'key' })
  }

  it('a header without a value is an empty string, and never a number, boolean or date', async () => {
    const output = await head({
      etag: '',
      'last-modified': '',
      'x-amz-missing-meta': ' ',
      'x-amz-delete-marker': '',
      'x-amz-meta-empty': '',
    })
    expect(output).toMatchObject({ ETag: '', Metadata: { empty: '' } })
    expect(output.LastModified).toBeUndefined()
    expect(output.MissingMeta).toBeUndefined()
    expect(output.DeleteMarker).toBeUndefined()
  })

  it('metadata named __proto__ is metadata', async () => {
    const { Metadata } = await head({ 'x-amz-meta-__proto__': 'polluted', 'x-amz-meta-a': 'b' })
    expect(Object.entries(Metadata ?? {}).sort()).toEqual([
      ['__proto__', 'polluted'],
      ['a', 'b'],
    ])
    expect(Object.getPrototypeOf(Metadata)).toBe(Object.prototype)
  })

  it('an invalid date in a header is an error that does not show it', async () => {
    const s3 = client('s3', {
      transport,
      ...(await answerWith({ headers: { 'x-amz-abort-date': 'soon' }, body: '<ListPartsResult/>' })),
      forcePathStyle: true,
    })
    const error = await refusal(s3.listParts({ Bucket: 'bucket', Key: 'key', UploadId: 'id' }))
    expect(error).toMatchObject({ code: 'ResponseParse', requestId, operation: 'ListParts' })
    expect(error.message).toContain('not a timestamp: a text of 4 characters')
  })

  it.each([
    ['number', { 'x-amz-missing-meta': 'many' }, 'not a number: a text of 4 characters'],
    ['boolean', { 'x-amz-delete-marker': 'yes?' }, 'not a boolean: a text of 4 characters'],
  ])('an invalid %s in a header is an error that does not show it', async (_, headers, problem) => {
    const error = await refusal(head(headers))
    expect(error).toMatchObject({ code: 'ResponseParse', requestId, operation: 'HeadObject' })
    expect(error.message).toContain(problem)
  })

  it('an empty request id header is skipped for the next one', async () => {
    const config = await answerWith({ headers: { 'x-amzn-requestid': '', 'x-amz-request-id': 'r-9' } })
    expect(await refusal(client('sns', { ...config, transport }).listTopics())).toMatchObject({
      requestId: 'r-9',
    })
  })
})
