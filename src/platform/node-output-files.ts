import { closeSync, constants, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs'
import { copyFile, open, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { gunzipSync, constants as zlibConstants } from 'node:zlib'
import type { FileFacts, OutputFile, OutputFiles, RunningProcess } from './output-files.js'
import { syncFolder } from './sync-folder.js'

export const outputFiles: OutputFiles = {
  openOutput,
  fileFacts,
  placeOf,
  readPart,
  gunzipStart: (bytes) => gunzipSync(bytes, { finishFlush: zlibConstants.Z_SYNC_FLUSH }),
  moveFile,
  removeFile,
  copyWhole,
  thisProcess,
  isRunning,
}

/** Opens a file to write at positions in it. A new one must not exist, so that nobody can put a link in its place. */
async function openOutput(
  path: string,
  { isNew, mode = 0o666 }: { readonly isNew: boolean; readonly mode?: number },
): Promise<OutputFile> {
  const file = await open(path, isNew ? 'wx' : 'r+', mode)
  return {
    write: async (bytes, position) => {
      let written = 0
      while (written < bytes.length) {
        const part = await file.write(bytes, written, bytes.length - written, position + written)
        written += part.bytesWritten
      }
    },
    sync: () => file.datasync(),
    truncate: (size) => file.truncate(size),
    close: () => file.close(),
  }
}

/** What is known of a file, links followed; undefined if there is none. */
function fileFacts(path: string): FileFacts | undefined {
  const facts = statSync(path, { throwIfNoEntry: false })
  if (!facts) return undefined
  const { size, mtimeMs, mode } = facts
  return { path: realpathSync(path), isFile: facts.isFile(), size, changedAt: mtimeMs, mode: mode & 0o777 }
}

function placeOf(path: string): string {
  return fileFacts(path)?.path ?? join(realpathSync(dirname(path)), basename(path))
}

/** Reads a part of a file; less of it if the file ends before. */
function readPart(path: string, start: number, size: number): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(size)
    return bytes.subarray(0, readSync(file, bytes, 0, size, start))
  } finally {
    closeSync(file)
  }
}

async function moveFile(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true })
}

/** Copies a file, without copying its blocks where the file system can share them. The copy must not exist. */
async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
}

/** This process, and how another one can find out whether it is still running. */
function thisProcess(): RunningProcess {
  return { host: hostname(), pid: process.pid, startedAt: startOf(process.pid) }
}

/** Whether another process is certainly running: on this host, and not a later one with the same number. */
function isRunning({ host, pid, startedAt }: RunningProcess): boolean {
  if (host !== hostname() || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, for another user.
    if (Reflect.get(Object(error), 'code') !== 'EPERM') return false
  }
  return startOf(pid) === startedAt
}

/** When a process started, in ticks since the boot, where Linux says it: another with the same number differs in it. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
