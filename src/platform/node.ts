import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Platform } from './platform.js'

export const node: Platform = {
  runtime: `nodejs#${process.versions.node}`,
  env: (name) => process.env[name],
  homeDirectory: homedir,
  pathListSeparator: delimiter,
  packageFolder: () => fileURLToPath(new URL('../../', import.meta.url)),
  readFile: (path) => orWhenMissing(() => readFileSync(path), undefined),
  listFolder: (path) => orWhenMissing(() => readdirSync(path).sort(), []),
  brotliDecompress: (bytes) => brotliDecompressSync(bytes),
  gunzip: (bytes) => gunzipSync(bytes),
  now: Date.now,
  elapsed: () => performance.now(),
  randomUuid: randomUUID,
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
