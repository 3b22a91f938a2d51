import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { download } from 'nexttoken/transfer'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'
import { crcOf, type S3Store } from './support/s3-store.js'
import { startStore } from './support/start-store.js'
import type { Fault } from './support/store-types.js'
import { testBytes } from './support/test-bytes.js'

const at = temporaryFolder()
const name = { Bucket: 'films', Key: 'moby.mp4' }
const stored = 'films/moby.mp4'
const small = { partSize: 10, multipartThreshold: 10, concurrency: 3 }
const steps = ['HeadObject', 'GetObject 0-9', 'GetObject 10-19', 'GetObject 20-29', 'GetObject 30-34']

let count = 0
function folder(): { path: string; file: string } {
  const path = at(`folder-${++count}`)
  mkdirSync(path)
  return { path, file: `${path}/moby.mp4` }
}

function getsIn(store: S3Store): string[] {
  return store.operations().filter((operation) => operation === 'GetObject')
}

const fatal: readonly Fault[] = ['refuse', 'deny', 'reset']
const fatalEverywhere = steps.flatMap((step) => fatal.map((fault) => ({ step, fault })))

describe('a download in four parts', () => {
  it.each(fatalEverywhere)('leaves nothing behind when $step meets "$fault"', async ({ step, fault }) => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    writeFileSync(file, 'before')
    store.put(stored, testBytes(35))
    store.fault = (request) => (request.name === step ? fault : undefined)
    await expect(download(s3, name, { file, ...small })).rejects.toThrow('s3.')
    expect(readdirSync(path)).toEqual(['moby.mp4'])
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(store.inFlight.now).toBe(0)
  })

  it.each(steps.slice(1))('goes on where the body of %s broke off', async (step) => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    store.put(stored, testBytes(35), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(35)) } })
    store.fault = (request) => (request.name === step ? 'cut' : undefined)
    const seen: number[] = []
    await download(s3, name, { file, ...small, onProgress: ({ bytes }) => seen.push(bytes) })
    expect(readFileSync(file)).toEqual(testBytes(35))
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(getsIn(store)).toHaveLength(5)
    expect(readdirSync(path)).toEqual(['moby.mp4'])
  })

  it('gives up when a body has broken off too often', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(1000))
    store.fault = ({ operation }) => (operation === 'GetObject' ? 'cut' : undefined)
    const outcome = download(s3, name, { file: folder().file, bodyAttempts: 3 })
    await expect(outcome).rejects.toMatchObject({ code: 'Network' })
    expect(store.requests.map((request) => request.name)).toEqual([
      ...['HeadObject', 'GetObject', 'GetObject 500-999', 'GetObject 750-999'],
    ])
  })

  it('reads a whole body again whose checksum does not match', async () => {
    const { store, s3 } = await startStore()
    const { file } = folder()
    store.put(stored, testBytes(1000), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(1000)) } })
    store.fault = ({ operation }, number) =>
      operation === 'GetObject' && number === 1 ? 'corrupt' : undefined
    await download(s3, name, file)
    expect(readFileSync(file)).toEqual(testBytes(1000))
    expect(getsIn(store)).toHaveLength(2)
  })

  it.each(steps.slice(1))('notices a wrong bit in %s', async (step) => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    store.put(stored, testBytes(35), { checksums: { 'x-amz-checksum-crc32': crcOf(testBytes(35)) } })
    store.fault = (request) => (request.name === step ? 'corrupt' : undefined)
    const outcome = download(s3, name, { file, ...small })
    await expect(outcome).rejects.toMatchObject({ code: 'ChecksumMismatch' })
    expect(readdirSync(path)).toEqual([])
  })

  it.each(
    steps.flatMap((step) => [
      { step, fault: 'hang' as const },
      { step, fault: 'stall' as const },
    ]),
  )('ends at once when it is aborted while $step meets "$fault"', async ({ step, fault }) => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    store.put(stored, testBytes(35))
    const controller = new AbortController()
    store.fault = (request) => {
      if (request.name !== step) return undefined
      setImmediate(() => controller.abort(new Error('no longer wanted')))
      return fault
    }
    const outcome = download(s3, name, { file, ...small, signal: controller.signal })
    await expect(outcome).rejects.toMatchObject({
      name: 'AbortError',
      cause: { message: 'no longer wanted' },
    })
    expect(readdirSync(path)).toEqual([])
  })

  it('ends when a body is silent for longer than the handler allows', async () => {
    const { store, s3 } = await startStore({ requestHandler: { socketTimeout: 50 } })
    store.put(stored, testBytes(1000))
    store.fault = ({ operation }) => (operation === 'GetObject' ? 'stall' : undefined)
    const outcome = download(s3, name, { file: folder().file, bodyAttempts: 2 })
    await expect(outcome).rejects.toMatchObject({ code: 'Timeout' })
    expect(getsIn(store)).toHaveLength(2)
  })

  it.each([
    ['replaced', (store: S3Store) => store.put(stored, testBytes(35, 2))],
    ['deleted', (store: S3Store) => store.objects.delete(stored)],
  ])('says that the object was %s meanwhile', async (_, change) => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    store.put(stored, testBytes(35))
    store.fault = (request) => {
      if (request.name === 'GetObject 20-29') change(store)
      return undefined
    }
    const outcome = download(s3, name, { file, ...small, concurrency: 1 })
    await expect(outcome).rejects.toMatchObject({ code: 'ObjectChanged' })
    await expect(outcome).rejects.toThrow('moby.mp4 in films was replaced or deleted while it was read')
    expect(readdirSync(path)).toEqual([])
  })

  it('says so of a server too that knows no conditions', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(1000))
    store.isOld = true
    store.fault = ({ operation }) => {
      if (operation === 'GetObject') store.put(stored, testBytes(1000, 2))
      return undefined
    }
    await expect(download(s3, name, folder().file)).rejects.toMatchObject({ code: 'ObjectChanged' })
  })

  it('refuses a server that knows no ranges, whose bytes would lie in the wrong place', async () => {
    const { store, s3 } = await startStore()
    store.put(stored, testBytes(35))
    store.isOld = true
    const outcome = download(s3, name, { file: folder().file, ...small, concurrency: 1 })
    await expect(outcome).rejects.toThrow('asked for "bytes 0-9/35" and got the whole object')
  })
})

describe('a download that may be resumed', () => {
  it('keeps the parts that were received, and asks for the others only', async () => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    store.put(stored, testBytes(35))
    store.fault = (request) => (request.name === 'GetObject 20-29' ? 'deny' : undefined)
    const options = { file, ...small, resume: true, concurrency: 1 }
    await expect(download(s3, name, options)).rejects.toThrow('AccessDenied')
    expect(readdirSync(path).sort()).toEqual(['moby.mp4.partial', 'moby.mp4.partial.log'])
    store.fault = () => undefined
    store.requests.length = 0
    const seen: unknown[] = []
    const result = await download(s3, name, {
      ...options,
      partSize: 7,
      onProgress: (progress) => seen.push(progress),
    })
    expect(store.requests.map((request) => request.name)).toEqual([
      ...['HeadObject', 'GetObject 20-29', 'GetObject 30-34'],
    ])
    expect(result).toMatchObject({ parts: 4, kept: 2 })
    expect(seen[0]).toEqual({ bytes: 20, total: 35, parts: 2, totalParts: 4 })
    expect(readFileSync(file)).toEqual(testBytes(35))
    expect(readdirSync(path)).toEqual(['moby.mp4'])
  })

  it.each([
    ['of another object', ({ store }: Left) => store.put(stored, testBytes(35, 2)), 4],
    ['whose bytes were changed', ({ file }: Left) => writeFileSync(`${file}.partial`, testBytes(35, 2)), 4],
    ['that are gone', ({ file }: Left) => writeFileSync(`${file}.partial`, ''), 4],
    ['whose log was cut', ({ file }: Left) => appendFileSync(`${file}.partial.log`, '[2,12'), 2],
    ['whose log is something else', ({ file }: Left) => writeFileSync(`${file}.partial.log`, 'my notes'), 4],
    ['that are all there', () => {}, 2],
  ])('takes no parts %s', async (_, change, requested) => {
    const { store, s3 } = await startStore()
    const { path, file } = folder()
    store.put(stored, testBytes(35))
    store.fault = (request) => (request.name === 'GetObject 20-29' ? 'deny' : undefined)
    const options = { file, ...small, resume: true, concurrency: 1 }
    await expect(download(s3, name, options)).rejects.toThrow('AccessDenied')
    change({ store, file })
    store.fault = () => undefined
    store.requests.length = 0
    await download(s3, name, options)
    expect(getsIn(store)).toHaveLength(requested)
    expect(readFileSync(file)).toEqual(Buffer.from(store.find(stored).bytes))
    expect(readdirSync(path)).toEqual(['moby.mp4'])
  })

  it('is refused while another call downloads into the same file', async () => {
    const { store, s3 } = await startStore()
    const { file } = folder()
    store.put(stored, testBytes(35))
    const options = { file, ...small, resume: true }
    let second: Promise<unknown> | undefined
    store.fault = ({ operation }) => {
      if (operation === 'GetObject') second ??= download(s3, name, options).catch((error: unknown) => error)
      return undefined
    }
    await download(s3, name, options)
    expect(await second).toMatchObject({ code: 'TargetConflict' })
    expect(readFileSync(file)).toEqual(testBytes(35))
    await download(s3, name, options)
  })
})

interface Left {
  readonly store: S3Store
  readonly file: string
}
