import { type ErrorContext, NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { CheckpointStore } from './checkpoint.js'

/** A checkpoint in a file. */
export interface FileStore extends CheckpointStore {
  /** Throws if the file could not be saved. Saves nothing. */
  checkWritable(): Promise<void>
}

/**
 * A checkpoint in a file: replaced whole and put on the disk, so that it is the last text or the one before, whenever
 * the process ends. Each save looks whether the file still holds what this one wrote: a second process is noticed.
 */
export function fileStore(path: string, context: ErrorContext): FileStore {
  let known: string | undefined
  const refuse = (what: 'read' | 'written', cause: unknown): never => {
    const problem = `the checkpoint ${path} could not be ${what} (${messageOf(cause)}). Name a file that this process may read and write, in a folder that is there`
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
        const problem = `the checkpoint ${path} was changed by someone else since this listing loaded it: does another process use it? Give each listing a file of its own`
        throw new NextTokenError('CheckpointConflict', problem, context)
      }
      await platform.replaceFile(path, text).catch((error: unknown) => refuse('written', error))
      known = text
    },
  }
}
