import { getMember, messageOf } from '../values/index.js'
import { NextTokenError } from './nexttoken-error.js'

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS'])

/** What a user does to try again. */
interface Retrial {
  /** The verb, such as `list`. */
  readonly verb: string
  /** What a second try finds, as the end of a sentence. */
  readonly kept?: string
}

/** Returns a function that runs what works with files. Its errors that are not ours become ours. */
export function onFileTo({ verb, kept = '' }: Retrial) {
  const again = {
    full: `${verb} again${kept}`,
    other: `${verb[0]?.toUpperCase()}${verb.slice(1)} again when the cause is gone${kept}`,
  }
  return async <T>(target: string, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw error instanceof NextTokenError ? error : fileFailure(target, error, again)
    }
  }
}

function fileFailure(
  target: string,
  cause: unknown,
  again: { readonly full: string; readonly other: string },
): NextTokenError {
  const code = String(getMember(cause, 'code') ?? '')
  if (full.has(code)) {
    const problem = `${target} could not be written, because the disk is full (${code}). Free some space, then ${again.full}`
    return new NextTokenError('TargetFailed', problem, { cause })
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const problem = `${target} cannot be written: its folder does not exist. Create the folder, or pass another path`
    return new NextTokenError('InvalidTarget', problem, { cause })
  }
  if (forbidden.has(code)) {
    const problem = `${target} cannot be written (${messageOf(cause)}). Pass a path in a folder that this process may write in`
    return new NextTokenError('InvalidTarget', problem, { cause })
  }
  const problem = `${target} could not be written (${messageOf(cause)}). ${again.other}`
  return new NextTokenError('TargetFailed', problem, { cause })
}
