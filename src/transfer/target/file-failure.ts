import { NextTokenError } from '../../errors/index.js'
import { getMember, messageOf } from '../../values/index.js'

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const forbidden = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Runs what works with the file of a download. Its errors that are not ours become ours. */
export async function onFile<T>(target: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof NextTokenError ? error : fileFailure(target, error)
  }
}

function fileFailure(target: string, cause: unknown): NextTokenError {
  const code = String(getMember(cause, 'code') ?? '')
  if (full.has(code)) {
    const problem = `${target} could not be written, because the disk is full (${code}). Free some space, then download again`
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
  const problem = `${target} could not be written (${messageOf(cause)}). Download again when the cause is gone`
  return new NextTokenError('TargetFailed', problem, { cause })
}
