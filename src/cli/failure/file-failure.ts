import { isError } from '../../values/index.js'

interface FileFailure {
  readonly problems: readonly string[]
  readonly remedy: string
}

/** What Node's codes of failed files mean, and what to do. */
const meanings: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space, or write to another disk.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, or write to another disk.'],
  EFBIG: ['the file is larger than the file system allows', 'Write to another file system.'],
  EIO: ['the disk cannot be read or written', 'Check the disk.'],
  ENOENT: ['there is no such file or folder', 'Check the path.'],
  EISDIR: ['it is a folder', 'Pass the path of a file.'],
  ENOTDIR: ['a part of the path is no folder', 'Check the path.'],
  EACCES: ['access is not permitted', 'Check the permissions, or use another path.'],
  EPERM: ['access is not permitted', 'Check the permissions, or use another path.'],
  EROFS: ['the file system can only be read', 'Use another path.'],
  EMFILE: ['too many files are open', 'Raise the limit of open files (ulimit -n).'],
}

/** An error of Node's files and streams, in words; undefined for other errors. */
export function fileFailure(error: unknown): FileFailure | undefined {
  if (!isError(error) || !('code' in error) || typeof error.code !== 'string') return undefined
  const meaning = meanings[error.code]
  if (!meaning) return undefined
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'standard output'
  const isRead = 'syscall' in error && (error.syscall === 'read' || error.syscall === 'open')
  const verb = isRead ? 'opened' : 'written'
  return { problems: [`${path} cannot be ${verb}: ${meaning[0]} (${error.code})`], remedy: meaning[1] }
}
