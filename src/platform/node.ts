import { isAscii } from 'node:buffer'
import { createHash, createHmac, hash, randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompressSync, crc32, gunzipSync, gzip, inflateRawSync, inflateSync } from 'node:zlib'
import { hmacSha256Hex } from './hmac-sha256.js'
import type { Platform } from './platform.js'
import { runProgram } from './run-program.js'
import { syncFolder } from './sync-folder.js'

const decompressors = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync }

export const node: Platform = {
  runtime: `nodejs#${process.versions.node}`,
  env: (name) => process.env[name],
  isAscii,
  homeDirectory: homedir,
  isWindows: process.platform === 'win32',
  runProgram,
  pathListSeparator: delimiter,
  packageFolder,
  readFile: (path) => orWhenMissing(() => readFileSync(path), undefined),
  replaceFile,
  checkReplaceable: (path) => withTemporaryFile(path, async () => {}),
  listFolder: (path) => orWhenMissing(() => readdirSync(path).sort(), []),
  brotliDecompress: (bytes) => brotliDecompressSync(bytes),
  gunzip: (bytes) => gunzipSync(bytes),
  inflateRaw: (bytes) => inflateRawSync(bytes),
  gzip: promisify<Uint8Array, Uint8Array>(gzip),
  decompress: (encoding, bytes, most) => decompressors[encoding](bytes, { maxOutputLength: most }),
  crc32,
  hash: (algorithm) => {
    const running = createHash(algorithm)
    return { update: (bytes) => void running.update(bytes), digest: async () => running.digest() }
  },
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest(),
  hmacSha256Hex,
  now: () => Date.now(),
  elapsed,
  randomUuid: randomUUID,
  allowListeners: (signal) => setMaxListeners(0, signal),
  warn: (message) => process.emitWarning(message, 'NextTokenWarning'),
}

/** The global `performance` would load a module of Node at the first call. */
function elapsed(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}

/** The nearest folder above this file that holds the models. The files of dist/ lie at another depth than those of src/. */
function packageFolder(): string | undefined {
  // Bundlers that write CommonJS leave `import.meta` empty.
  const url: string | undefined = import.meta.url
  if (!url) return undefined
  for (const up of ['./', '../', '../../']) {
    const folder = fileURLToPath(new URL(up, url))
    if (existsSync(`${folder}models/index.json`)) return folder
  }
  return undefined
}

async function replaceFile(path: string, text: string, temporaryPath?: string): Promise<void> {
  const replace = async (file: FileHandle, temporary: string) => {
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(temporary, path)
  }
  if (temporaryPath !== undefined) await rm(temporaryPath, { force: true })
  await withTemporaryFile(path, replace, temporaryPath)
  await syncFolder(dirname(path))
}

/**
 * Creates a temporary file in the folder of `path` for `use`. Unless it is given, its name cannot be guessed. It must not
 * exist, so that nobody can put a link or another file in its place.
 */
async function withTemporaryFile(
  path: string,
  use: (file: FileHandle, temporary: string) => Promise<void>,
  temporary = join(dirname(path), `.nexttoken-${randomUUID()}.tmp`),
): Promise<void> {
  const file = await open(temporary, 'wx', 0o600)
  try {
    await use(file, temporary)
  } finally {
    await file.close()
    await rm(temporary, { force: true })
  }
}

function orWhenMissing<T, U>(read: () => T, missing: U): T | U {
  try {
    return read()
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing
    throw error
  }
}
