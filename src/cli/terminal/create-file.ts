import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import type { FileWriter, Stream } from './io.js'

/** A file is written beside its place, so that an error leaves what was there. A device or a pipe is written directly. */
export async function createFile(path: string, stdout: Stream): Promise<FileWriter> {
  if (path === '-') return { write: (bytes) => stdout.write(bytes), close: done, discard: done }
  const isOther = await stat(path).then(
    (found) => !found.isFile(),
    () => false,
  )
  const written = isOther ? path : `${path}.${randomBytes(4).toString('hex')}.partial`
  const file = await open(written, 'w')
  return {
    write: (bytes) => writeAll(file, bytes),
    close: async () => {
      await file.close()
      if (written !== path) await rename(written, path)
    },
    discard: async () => {
      await file.close()
      if (written !== path) await rm(written, { force: true })
    },
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
}

async function done(): Promise<void> {}
