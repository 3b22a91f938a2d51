import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { CheckpointStore } from './checkpoint.js'

/** A checkpoint store that is a file. */
export interface FileStore extends CheckpointStore {
  /** Throws if the file cannot be written. Writes nothing. */
  checkWritable(): Promise<void>
}

/**
 * Stores a checkpoint in a file. The file is replaced atomically and flushed to the disk, so it has the latest text or the
 * one before whenever the process ends. Each save first checks that the file has what this process wrote, to detect a
 * second process.
 */
export function fileStore(path: string, context: ErrorContext): FileStore {
  let known: string | undefined
  const refuse = (what: 'read' | 'written', cause: unknown): never => {
    const problem = `the checkpoint ${path} could not be ${what} (${messageOf(cause)}). Pass the path of a file that this process may read and write, in an existing folder`
    throw new NextTokenError('InvalidConfiguration', problem, { ...context, cause })
  }
  const read = (): string | undefined => {
    try {
      const bytes = platform.readFile(path)
      return bytes && Buffer.from(bytes).toString('utf8')
    } catch (error) {
      return refuse('read', error)
    }
  }
  return {
    load: () => {
      known = read()
      return known
    },
    checkWritable: () => platform.checkReplaceable(path).catch((error: unknown) => refuse('written', error)),
    save: async (text) => {
      if (read() !== known) {
        const problem = `the checkpoint ${path} was changed since this listing loaded it, perhaps by another process. Give each listing its own file`
        throw new NextTokenError('CheckpointConflict', problem, context)
      }
      await platform.replaceFile(path, text).catch((error: unknown) => refuse('written', error))
      known = text
    },
  }
}
