import { isAscii } from 'node:buffer'
import { createHash, createHmac, hash, randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliDecompressSync, gunzipSync, gzip, inflateSync } from 'node:zlib'
import type { Platform } from './platform.js'

const decompressors = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync }

export const node: Platform = {
  runtime: `nodejs#${process.versions.node}`,
  env: (name) => process.env[name],
  isAscii,
  homeDirectory: homedir,
  pathListSeparator: delimiter,
  packageFolder,
  readFile: (path) => orWhenMissing(() => readFileSync(path), undefined),
  replaceFile,
  listFolder: (path) => orWhenMissing(() => readdirSync(path).sort(), []),
  brotliDecompress: (bytes) => brotliDecompressSync(bytes),
  gunzip: (bytes) => gunzipSync(bytes),
  gzip: promisify<Uint8Array, Uint8Array>(gzip),
  decompress: (encoding, bytes, most) => decompressors[encoding](bytes, { maxOutputLength: most }),
  hash: (algorithm) => {
    const running = createHash(algorithm)
    return { update: (bytes) => void running.update(bytes), digest: async () => running.digest() }
  },
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, text) => createHmac('sha256', key).update(text).digest(),
  now: () => Date.now(),
  elapsed,
  randomUuid: randomUUID,
  allowListeners: (signal) => setMaxListeners(0, signal),
  warn: (message) => process.emitWarning(message, 'NextTokenWarning'),
}

/** The global `performance` would load a module of Node's for it, at every process's first call. */
function elapsed(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}

/** The nearest folder above this file that holds the models: the bundle in dist/ is not as deep as src/. */
function packageFolder(): string | undefined {
  // A bundler that writes CommonJS leaves `import.meta` empty.
  const url: string | undefined = import.meta.url
  if (!url) return undefined
  for (const up of ['./', '../', '../../']) {
    const folder = fileURLToPath(new URL(up, url))
    if (existsSync(`${folder}models/index.json`)) return folder
  }
  return undefined
}

let replaced = 0

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp-${process.pid}-${replaced++}`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** So that the file's new name is on the disk too. Windows opens no folder, and needs none of this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function orWhenMissing<T, U>(read: () => T, missing: U): T | U {
  try {
    return read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing
    throw error
  }
}
