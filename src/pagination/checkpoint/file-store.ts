import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { messageOf } from '../../values/index.js'
import type { CheckpointStore } from './checkpoint.js'

/**
 * A checkpoint in a file: replaced whole and put on the disk, so that it is the last text or the one before, whenever
 * the process ends. Each save looks whether the file still holds what this one wrote: a second process is noticed.
 */
export function fileStore(path: string): CheckpointStore {
  let known: string | undefined
  return {
    load: () => {
      known = read(path)
      return known
    },
    save: async (text) => {
      if (read(path) !== known) {
        const problem = `the checkpoint ${path} was changed by someone else since this listing loaded it: does another process use it? Give each listing a file of its own`
        throw new NextTokenError('CheckpointConflict', problem)
      }
      await platform.replaceFile(path, text).catch((error: unknown) => refuse(path, 'written', error))
      known = text
    },
  }
}

function read(path: string): string | undefined {
  try {
    const bytes = platform.readFile(path)
    return bytes && Buffer.from(bytes).toString('utf8')
  } catch (error) {
    return refuse(path, 'read', error)
  }
}

function refuse(path: string, what: 'read' | 'written', cause: unknown): never {
  const seen = messageOf(cause)
  const problem = `the checkpoint ${path} could not be ${what} (${seen}). Name a file that this process may read and write, in a folder that is there`
  throw new NextTokenError('InvalidConfiguration', problem, { cause })
}
