import { readFileSync } from 'node:fs'
import { client } from 'nexttoken'
import { stub } from 'nexttoken/testing'
import { copy, download, upload } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'

const at = temporaryFolder()
const name = { Bucket: 'films', Key: 'moby.mp4' }

describe('a client whose calls are answered by a stub', () => {
  it('uploads in parts, and the stub saw what was sent', async () => {
    const s3 = client('s3')
    using stubbed = stub(s3)
    stubbed.addResponse('CreateMultipartUpload', { UploadId: 'one' }, { ...name, ChecksumAlgorithm: 'CRC32' })
    stubbed.on('UploadPart', ({ PartNumber }) => ({ ETag: `"${String(PartNumber)}"` }))
    stubbed.on('CompleteMultipartUpload', { ETag: '"whole-2"' })
    const sent = await upload(s3, { ...name, Body: new Uint8Array(8 * 2 ** 20 + 1) })
    expect(sent).toMatchObject({ ETag: '"whole-2"', parts: 2 })
    const completed = stubbed.calls.find(({ operation }) => operation === 'CompleteMultipartUpload')
    expect(completed?.input.MultipartUpload).toEqual({
      Parts: [
        { ETag: '"1"', PartNumber: 1 },
        { ETag: '"2"', PartNumber: 2 },
      ],
    })
  })

  it('shows the bytes of each part, although the memory of parts is used again', async () => {
    const s3 = client('s3')
    using stubbed = stub(s3)
    stubbed.on('CreateMultipartUpload', { UploadId: 'one' })
    stubbed.on('UploadPart', { ETag: '"1"' })
    stubbed.on('CompleteMultipartUpload', { ETag: '"whole-3"' })
    async function* body() {
      for (const letter of 'abc') yield Buffer.alloc(5 * 2 ** 20, letter)
    }
    const options = { partSize: 5 * 2 ** 20, concurrency: 1 }
    await upload(s3, { ...name, Body: body() }, options)
    const bodies = stubbed.inputsOf('UploadPart').map(({ Body }) => Buffer.from(Body as Uint8Array)[0])
    expect(String.fromCharCode(...bodies.map(Number))).toBe('abc')
  })

  it('removes an upload whose part is refused', async () => {
    const s3 = client('s3')
    using stubbed = stub(s3)
    stubbed.addResponse('CreateMultipartUpload', { UploadId: 'one' })
    stubbed.addError('UploadPart', { code: 'AccessDenied', statusCode: 403 })
    stubbed.addResponse('AbortMultipartUpload', {}, { ...name, UploadId: 'one' })
    const outcome = upload(s3, { ...name, Body: new Uint8Array(8 * 2 ** 20) })
    await expect(outcome).rejects.toMatchObject({ code: 'AccessDenied' })
    stubbed.assertNoPendingResponses()
  })

  it('downloads and copies', async () => {
    const s3 = client('s3')
    using stubbed = stub(s3)
    stubbed.on('HeadObject', { ContentLength: 16, ETag: '"1"' })
    stubbed.on('GetObject', { Body: 'Call me Ishmael.', ETag: '"1"' })
    stubbed.on('CopyObject', { CopyObjectResult: { ETag: '"2"' } })
    await download(s3, name, at('stubbed'))
    expect(readFileSync(at('stubbed'), 'utf8')).toBe('Call me Ishmael.')
    expect(await copy(s3, { ...name, CopySource: 'films/dick.mp4' })).toMatchObject({
      ETag: '"2"',
      bytes: 16,
    })
  })
})
