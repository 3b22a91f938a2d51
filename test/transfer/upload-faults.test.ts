import { appendFileSync, truncateSync, writeFileSync } from 'node:fs'
import { PassThrough, Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { NextTokenError } from 'nexttoken'
import { UploadNotRemovedError } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'
import { uploadSmall } from './support/small-parts.js'
import { startStore } from './support/start-store.js'
import type { Fault } from './support/store-types.js'
import { testBytes } from './support/test-bytes.js'

const at = temporaryFolder()
const name = { Bucket: 'films', Key: 'moby.mp4' }
const steps = [
  ...['CreateMultipartUpload', 'UploadPart 1', 'UploadPart 2', 'UploadPart 3', 'UploadPart 4'],
  'CompleteMultipartUpload',
]
const faults: readonly Fault[] = ['refuse', 'deny', 'reset', 'lose']
const everywhere = steps.flatMap((step) => faults.map((fault) => ({ step, fault })))

describe('an upload in four parts', () => {
  it.each(everywhere)('leaves nothing behind when $step meets "$fault"', async ({ step, fault }) => {
    const { store, s3 } = await startStore()
    store.fault = (request) => (request.name === step ? fault : undefined)
    const outcome = await uploadSmall(s3, { ...name, Body: testBytes(35) }).catch((error: unknown) => error)
    // A response that is lost is a fault only where the store knows it: the object is there, and nobody knows.
    const isLost = fault === 'lose'
    if (isLost && step !== 'CompleteMultipartUpload') expect(outcome).toMatchObject({ parts: 4 })
    else expect(outcome).toBeInstanceOf(NextTokenError)
    expect(store.uploads.size).toBe(0)
    expect(store.objects.has('films/moby.mp4')).toBe(isLost)
    expect(store.inFlight.now).toBe(0)
  })

  it.each(steps)('goes on when %s fails once and the client tries it again', async (step) => {
    const { store, s3 } = await startStore({ maxAttempts: 2 })
    store.fault = (request, count) => (request.name === step && count === 1 ? 'reset' : undefined)
    await uploadSmall(s3, { ...name, Body: Readable.from([testBytes(35)]) })
    expect(Buffer.from(store.objects.get('films/moby.mp4')?.bytes ?? [])).toEqual(testBytes(35))
    expect(store.uploads.size).toBe(0)
  })

  it('is complete if the response that says so is lost and S3 then knows no such upload', async () => {
    const { store, s3 } = await startStore({ maxAttempts: 2 })
    store.fault = ({ operation }, count) =>
      operation === 'CompleteMultipartUpload' && count === 1 ? 'lose' : undefined
    const { ETag } = await uploadSmall(s3, { ...name, Body: testBytes(35) })
    expect(ETag).toBe(store.objects.get('films/moby.mp4')?.etag)
    expect(store.operations().slice(-2)).toEqual(['CompleteMultipartUpload', 'HeadObject'])
  })

  it('is not taken for complete because another object is there', async () => {
    const { store, s3 } = await startStore({ maxAttempts: 2 })
    store.fault = ({ operation }, count) => {
      if (operation === 'CompleteMultipartUpload' && count === 1) return 'lose'
      if (operation === 'CompleteMultipartUpload') store.put('films/moby.mp4', testBytes(3))
      return undefined
    }
    const outcome = uploadSmall(s3, { ...name, Body: testBytes(35) })
    await expect(outcome).rejects.toMatchObject({ code: 'NoSuchUpload' })
  })

  it('says the id of an upload that could not be removed, with the failure as the cause', async () => {
    const { store, s3 } = await startStore()
    store.fault = (request) => {
      if (request.name === 'UploadPart 2') return 'deny'
      return request.operation === 'AbortMultipartUpload' ? 'refuse' : undefined
    }
    const error: unknown = await uploadSmall(s3, { ...name, Body: testBytes(35) }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(UploadNotRemovedError)
    expect(error).toMatchObject({ uploadId: 'upload-1', cause: { code: 'AccessDenied' } })
    expect(String(error)).toContain("abortMultipartUpload is called with UploadId 'upload-1'")
  })

  it.each(steps)('ends at once when it is aborted while %s hangs', async (step) => {
    const { store, s3 } = await startStore()
    const controller = new AbortController()
    store.fault = (request) => {
      if (request.name !== step) return undefined
      setImmediate(() => controller.abort(new Error('no longer wanted')))
      return 'hang'
    }
    const outcome = uploadSmall(s3, { ...name, Body: testBytes(35) }, { signal: controller.signal })
    await expect(outcome).rejects.toMatchObject({
      name: 'AbortError',
      cause: { message: 'no longer wanted' },
    })
    expect(store.uploads.size).toBe(0)
    expect(store.objects.size).toBe(0)
  })

  it('ends with the error that onProgress throws', async () => {
    const { store, s3 } = await startStore()
    const onProgress = () => {
      throw new Error('the bar is full')
    }
    await expect(uploadSmall(s3, { ...name, Body: testBytes(35) }, { onProgress })).rejects.toThrow(
      'the bar is full',
    )
    expect(store.uploads.size).toBe(0)
  })

  it('sends nothing for a signal that was aborted before', async () => {
    const { store, s3 } = await startStore()
    const signal = AbortSignal.abort()
    await expect(uploadSmall(s3, { ...name, Body: testBytes(35) }, { signal })).rejects.toThrow('aborted')
    expect(store.requests).toEqual([])
  })
})

describe('a source', () => {
  it('that fails ends the upload, and its error is the cause', async () => {
    const { store, s3 } = await startStore()
    async function* failing() {
      yield testBytes(25)
      throw new Error('the tape tore')
    }
    const outcome = uploadSmall(s3, { ...name, Body: failing() })
    await expect(outcome).rejects.toMatchObject({ code: 'SourceFailed', cause: { message: 'the tape tore' } })
    await expect(outcome).rejects.toThrow('the stream failed after 20 bytes (the tape tore)')
    expect(store.uploads.size).toBe(0)
  })

  it('that gives something else than bytes ends the upload', async () => {
    const { s3 } = await startStore()
    const outcome = uploadSmall(s3, { ...name, Body: Readable.from([{ not: 'bytes' }]) })
    await expect(outcome).rejects.toThrow(
      'the stream gave a value of type object; it must give bytes or text',
    )
  })

  it('that is silent does not keep an aborted upload, and is destroyed', async () => {
    const { store, s3 } = await startStore()
    const silent = new PassThrough()
    silent.write(testBytes(25))
    const controller = new AbortController()
    store.fault = ({ name: step }) => {
      if (step === 'UploadPart 2') setImmediate(() => controller.abort())
      return undefined
    }
    await expect(uploadSmall(s3, { ...name, Body: silent }, { signal: controller.signal })).rejects.toThrow(
      'aborted',
    )
    expect(silent.destroyed).toBe(true)
    expect(store.uploads.size).toBe(0)
  })

  it.each([
    ['fewer', 40, 'only 35 of the 40 bytes promised'],
    ['fewer than the threshold', 5, 'more than the 5 bytes promised'],
    ['more', 34, 'more than the 34 bytes promised'],
  ])('with %s bytes than promised ends the upload', async (_, ContentLength, message) => {
    const { store, s3 } = await startStore()
    const outcome = uploadSmall(s3, { ...name, Body: Readable.from([testBytes(35)]), ContentLength })
    await expect(outcome).rejects.toThrow(message)
    expect(store.uploads.size).toBe(0)
    expect(store.objects.size).toBe(0)
  })

  it('of another length than ContentLength is refused before anything is sent', async () => {
    const { store, s3 } = await startStore()
    const outcome = uploadSmall(s3, { ...name, Body: testBytes(35), ContentLength: 34 })
    await expect(outcome).rejects.toThrow('ContentLength is 34, but there are 35 bytes')
    expect(store.requests).toEqual([])
  })

  it.each([
    ['grows', () => appendFileSync(at('log'), 'more')],
    ['shrinks', () => truncateSync(at('log'), 12)],
  ])('that is a file which %s meanwhile ends the upload', async (_, change) => {
    const { store, s3 } = await startStore()
    writeFileSync(at('log'), testBytes(60))
    store.fault = (request) => {
      if (request.name === 'UploadPart 1') change()
      return undefined
    }
    const outcome = uploadSmall(s3, { ...name, file: at('log') }, { concurrency: 1 })
    await expect(outcome).rejects.toThrow('was changed while it was uploaded')
    expect(store.uploads.size).toBe(0)
  })

  it('is closed after a failure', async () => {
    const { s3, store } = await startStore()
    store.fault = () => 'deny'
    let isClosed = false
    const body = new Readable({
      read() {},
      destroy: (_, done) => {
        isClosed = true
        done(null)
      },
    })
    body.push(testBytes(25))
    await expect(uploadSmall(s3, { ...name, Body: body })).rejects.toThrow('AccessDenied')
    await wait(0)
    expect(isClosed).toBe(true)
  })
})
