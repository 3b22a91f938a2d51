import { NextTokenError } from '../../errors/index.js'
import { type InputFile, openInput, outputFiles } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import { raceAbort } from '../parts/index.js'
import { type PartSource, sourceFailed } from './part-source.js'

/** @throws NextTokenError `SourceFailed` if there is no such file, or if it is a folder or a device. */
export async function openFile(path: unknown): Promise<PartSource> {
  if (typeof path !== 'string' || path === '')
    throw sourceFailed(`file: expected the path of a file, got ${path === '' ? '""' : `a ${typeof path}`}`)
  try {
    const facts = outputFiles.fileFacts(path)
    if (!facts) throw sourceFailed(`${path} cannot be uploaded: there is no such file`)
    if (!facts.isFile) throw notAFile(path)
    return fileSource(path, await openInput(path))
  } catch (cause) {
    throw asFailure(path, cause)
  }
}

function notAFile(path: string): Error {
  const remedy = 'For a folder, upload each of its files; for a pipe, pass `Body: createReadStream(path)`'
  return sourceFailed(`${path} cannot be uploaded: it is not a regular file. ${remedy}`)
}

function fileSource(path: string, file: InputFile): PartSource {
  let position = 0
  const { size: total } = file
  return {
    size: total,
    async take(size, buffer, signal) {
      const start = position
      const end = Math.min(start + size, total)
      position = end
      if (start === end) return undefined
      const into = buffer.of(end - start)
      const read = await raceAbort(file.read(into, start), signal).catch((cause) => {
        throw asFailure(path, cause)
      })
      if (read < into.length) throw changed(path)
      return into
    },
    async check() {
      if (!(await file.isUnchanged())) throw changed(path)
    },
    close: () => void file.close().catch(() => {}),
  }
}

/** An object that is half of the old content and half of the new one would be worse than none. */
function changed(path: string): Error {
  const remedy = 'Upload it when nobody writes it, or upload a copy of it'
  return sourceFailed(`${path} was changed while it was uploaded. ${remedy}`)
}

function asFailure(path: string, cause: unknown): Error {
  return cause instanceof NextTokenError
    ? cause
    : sourceFailed(`${path} could not be read (${messageOf(cause)})`, cause)
}
