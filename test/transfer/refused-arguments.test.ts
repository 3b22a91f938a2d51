import { client, type DynamicClient } from 'nexttoken'
import { copy, download, upload } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { startStore } from './support/start-store.js'

const name = { Bucket: 'films', Key: 'moby.mp4' }

describe('an option that is wrong', () => {
  it.each([
    ['partSize', 1024, '`partSize`: expected a whole number from 5242880 to 5368709120 bytes, got 1024'],
    ['partSize', 6 * 2 ** 30, 'got 6442450944'],
    ['partSize', '8MB', 'got "8MB"'],
    ['concurrency', 0, '`concurrency`: expected a whole number from 1 to 1000, got 0'],
    [
      'multipartThreshold',
      2 ** 40,
      '`multipartThreshold`: expected a whole number from 1 to 5368709120 bytes',
    ],
    ['signal', {}, '`signal`: expected an AbortSignal, got a value of type object'],
    ['onProgress', 'log', '`onProgress`: expected a function, got "log"'],
    ['queueSize', 4, 'unknown upload option "queueSize"; use `concurrency`'],
    ['leavePartsOnError', true, 'the parts of a failed upload are always removed'],
    ['multipart_chunksize', 4, 'use `partSize`'],
    [
      'ExtraArgs',
      {},
      'pass its members (ContentType, Metadata, …) in the second argument, beside Bucket and Key',
    ],
    ['concurency', 4, 'did you mean "concurrency"?'],
    ['resume', true, 'unknown upload option "resume"; known are partSize, concurrency'],
  ])('%s: %j', async (option, value, message) => {
    const { store, s3 } = await startStore()
    const outcome = upload(s3, { ...name, Body: '' }, { [option]: value })
    await expect(outcome).rejects.toMatchObject({ code: 'InvalidConfiguration' })
    await expect(outcome).rejects.toThrow(message)
    expect(store.requests).toEqual([])
  })

  it('is reported together with the others', async () => {
    const { s3 } = await startStore()
    const outcome = download(s3, name, { file: 'x', concurrency: -1, bodyAttempts: 0, partSize: 1.5 })
    await expect(outcome).rejects.toThrow(/partSize.*concurrency.*bodyAttempts/s)
  })

  it('may be undefined', async () => {
    const { s3 } = await startStore()
    await upload(s3, { ...name, Body: '' }, { partSize: undefined, signal: undefined, onProgress: undefined })
  })
})

describe('an input that is wrong', () => {
  it.each([
    [{ Key: 'x', Body: '' }, 'Bucket: expected a text that is not empty, it is missing'],
    [{ ...name, Key: '', Body: '' }, 'Key: expected a text that is not empty, got ""'],
    [{ ...name, Body: '', ContentTyp: 'x' }, 'unknown member "ContentTyp"; did you mean "ContentType"'],
    [{ ...name, Body: '', ContentMD5: 'x' }, 'pass a checksum of the object instead, such as ChecksumCRC32'],
    [{ ...name, Body: '', WriteOffsetBytes: 1 }, 'call s3.putObject to append to one'],
    [undefined, 'expected an object with Bucket and Key, got a undefined'],
    [[], 'expected an object with Bucket and Key, got an array'],
  ])('%j', async (input, message) => {
    const { store, s3 } = await startStore()
    const outcome = upload(s3, input as never)
    await expect(outcome).rejects.toMatchObject({ code: 'ParamValidation' })
    await expect(outcome).rejects.toThrow(message)
    expect(store.requests).toEqual([])
  })

  it.each([
    [{}, 'got neither'],
    [{ Body: 5 }, 'got a Body of type number'],
    [{ Body: null }, 'got Body: null'],
    [{ Body: ['a'] }, 'got an array'],
    [{ Body: 'x', file: 'y' }, 'Body and file cannot be combined; pass one of them'],
    [{ file: '' }, 'file: expected the path of a file, got ""'],
    [{ file: 'no/such/file' }, 'no/such/file cannot be uploaded: there is no such file'],
    [{ file: '.' }, '. cannot be uploaded: it is not a regular file. For a folder, upload each of its files'],
    ...(process.platform === 'win32'
      ? []
      : [[{ file: '/dev/null' }, 'for a pipe, pass `Body: createReadStream(path)`'] as const]),
  ])('has a source that cannot be sent: %j', async (source, message) => {
    const { store, s3 } = await startStore()
    const outcome = upload(s3, { ...name, ...source } as never)
    await expect(outcome).rejects.toMatchObject({ code: 'SourceFailed' })
    await expect(outcome).rejects.toThrow(message)
    expect(store.requests).toEqual([])
  })

  it('asks for a part of an object', async () => {
    const { s3 } = await startStore()
    await expect(download(s3, { ...name, Range: 'bytes=0-9' } as never, 'x')).rejects.toThrow(
      'Range: a download is of the whole object; call s3.getObject for a part of it',
    )
  })
})

describe('a client that is not one of S3', () => {
  class S3Client {
    readonly middlewareStack = {}
    send() {}
  }

  it.each([
    [client('sns', { region: 'us-east-1' }), 'an object of the class SNSClient'],
    [new S3Client(), "the AWS SDK's S3Client"],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('%#: is refused', async (wrong, seen) => {
    const message = `a client of S3, got ${seen}; pass client('s3')`
    const given = wrong as DynamicClient
    await expect(upload(given, { ...name, Body: '' })).rejects.toThrow(`upload() takes ${message}`)
    await expect(download(given, name, 'x')).rejects.toThrow(`download() takes ${message}`)
    await expect(copy(given, { ...name, CopySource: 'a/b' })).rejects.toThrow(`copy() takes ${message}`)
  })

  it('is refused as the client of a source', async () => {
    const { s3 } = await startStore()
    const sourceClient = client('sns', { region: 'us-east-1' })
    const outcome = copy(s3, { ...name, CopySource: 'a/b' }, { sourceClient })
    await expect(outcome).rejects.toThrow(
      '`sourceClient` is a client of S3, got an object of the class SNSClient',
    )
  })
})
