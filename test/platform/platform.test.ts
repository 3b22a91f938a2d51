import '../support/quiet-warnings.js'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { platform } from '../../src/platform/index.js'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex')

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

describe('files', () => {
  it('are read as bytes', () => {
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, 'é')
    expect(hex(platform.readFile(path) ?? bytes(''))).toBe('c3a9')
  })

  it('that are missing are undefined, also below a file in place of a folder', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(platform.readFile(join(folder, 'none'))).toBeUndefined()
    expect(platform.readFile(join(folder, 'file', 'below'))).toBeUndefined()
  })

  it('that cannot be read throw: a folder', () => {
    expect(() => platform.readFile(temporaryFolder())).toThrow('EISDIR')
  })

  it('of a folder are listed in order, and a missing folder is empty', () => {
    const folder = temporaryFolder()
    for (const name of ['b', 'a', 'C']) writeFileSync(join(folder, name), '')
    mkdirSync(join(folder, 'd'))
    expect(platform.listFolder(folder)).toEqual(['C', 'a', 'b', 'd'])
    expect(platform.listFolder(join(folder, 'none'))).toEqual([])
  })

  it('of the package are in the folder that holds the models', () => {
    const folder = platform.packageFolder()
    expect(platform.readFile(`${folder}models/index.json`)).toBeDefined()
  })
})

describe('the environment', () => {
  it('gives variables by name at the time of the call', () => {
    vi.stubEnv('NEXTTOKEN_TEST', 'one')
    onTestFinished(() => void vi.unstubAllEnvs())
    expect(platform.env('NEXTTOKEN_TEST')).toBe('one')
    vi.stubEnv('NEXTTOKEN_TEST', undefined)
    expect(platform.env('NEXTTOKEN_TEST')).toBeUndefined()
  })

  it('names the runtime, the home directory and the separator of paths', () => {
    expect(platform.runtime).toBe(`nodejs#${process.versions.node}`)
    expect(platform.homeDirectory()).toBe(homedir())
    expect(platform.isWindows).toBe(process.platform === 'win32')
    expect(platform.pathListSeparator).toBe(platform.isWindows ? ';' : ':')
  })

  it('gets warnings as process warnings with their own name', async () => {
    const warned = once(process, 'warning')
    platform.warn('careful')
    expect(await warned).toMatchObject([{ name: 'NextTokenWarning', message: 'careful' }])
  })

  it('does not warn about many listeners of a signal', async () => {
    const warnings: unknown[] = []
    const note = (warning: unknown) => void warnings.push(warning)
    process.on('warning', note)
    onTestFinished(() => void process.off('warning', note))
    const { signal } = new AbortController()
    platform.allowListeners(signal)
    for (let count = 0; count < 20; count++) signal.addEventListener('abort', () => {})
    await new Promise((resolve) => setImmediate(resolve))
    expect(warnings).toEqual([])
  })
})

describe('the clock', () => {
  it('counts milliseconds since 1970', () => {
    const before = Date.now()
    const now = platform.now()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('that measures durations never goes back, and counts milliseconds', async () => {
    const began = platform.elapsed()
    const measured = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const passed = platform.elapsed() - began
    expect(passed).toBeGreaterThan(0)
    expect(Math.abs(passed - (performance.now() - measured))).toBeLessThan(5)
  })
})

it('randomUuid gives a new UUID of version 4 each time', () => {
  const uuids = Array.from({ length: 100 }, () => platform.randomUuid())
  expect(new Set(uuids).size).toBe(100)
  for (const uuid of uuids)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

describe('hashes', () => {
  // The published digests of "abc" (RFC 1321, FIPS 180-4).
  it.each([
    ['md5', '900150983cd24fb0d6963f7d28e17f72'],
    ['sha1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['sha256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'sha512',
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a' +
        '2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    ],
  ] as const)('%s of "abc", in two parts', async (algorithm, digest) => {
    const running = platform.hash(algorithm)
    running.update(bytes('a'))
    running.update(bytes('bc'))
    expect(hex(await running.digest())).toBe(digest)
  })

  it('sha256Hex takes text as UTF-8, and bytes', () => {
    expect(platform.sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(platform.sha256Hex('é')).toBe(platform.sha256Hex(Uint8Array.of(0xc3, 0xa9)))
  })

  it('hmacSha256 gives the second result of RFC 4231, for a key of text and of bytes', () => {
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
    for (const key of ['Jefe', bytes('Jefe')]) {
      expect(hex(platform.hmacSha256(key, 'what do ya want for nothing?'))).toBe(expected)
    }
  })

  it('crc32 continues from the bytes before', () => {
    expect(platform.crc32(bytes('123456789'), 0)).toBe(0xcbf43926)
    expect(platform.crc32(bytes('6789'), platform.crc32(bytes('12345'), 0))).toBe(0xcbf43926)
  })
})

describe('bytes', () => {
  it('are ASCII if none is above 127', () => {
    expect(platform.isAscii(bytes('a\u0000\u007f'))).toBe(true)
    expect(platform.isAscii(bytes('é'))).toBe(false)
    expect(platform.isAscii(bytes(''))).toBe(true)
  })

  it('are compressed by gzip, and decompressed by gunzip and brotliDecompress', async () => {
    const data = bytes('nexttoken '.repeat(100))
    expect(new Uint8Array(gunzipSync(await platform.gzip(data)))).toEqual(data)
    expect(new Uint8Array(platform.gunzip(gzipSync(data)))).toEqual(data)
    expect(new Uint8Array(platform.brotliDecompress(brotliCompressSync(data)))).toEqual(data)
  })

  describe.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('of the content encoding %s', (encoding, compress) => {
    const data = bytes('nexttoken '.repeat(100))
    const compressed = new Uint8Array(compress(data))

    it('are decompressed up to a limit', () => {
      expect(new Uint8Array(platform.decompress(encoding, compressed, data.length))).toEqual(data)
      expect(() => platform.decompress(encoding, compressed, data.length - 1)).toThrow()
    })

    it('throw if they are cut or something else', () => {
      expect(() => platform.decompress(encoding, compressed.subarray(0, -4), 10_000)).toThrow()
      expect(() => platform.decompress(encoding, bytes('something else'), 10_000)).toThrow()
    })
  })
})
