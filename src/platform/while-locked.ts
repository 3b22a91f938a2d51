import { outputFiles } from './node-output-files.js'

/** Milliseconds between two attempts, and after which the lock of a process that was killed counts no more. */
const [retryTime, staleTime] = [10, 3000]

/**
 * Runs what only one process at a time may do. It takes milliseconds, so the others wait.
 *
 * @param path The file that exists meanwhile.
 */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  await lock(path)
  try {
    return await work()
  } finally {
    await outputFiles.removeFile(path)
  }
}

async function lock(path: string): Promise<void> {
  for (let waited = 0; ; waited += retryTime) {
    try {
      const file = await outputFiles.openOutput(path, { isNew: true })
      return await file.close()
    } catch (error) {
      if (Reflect.get(Object(error), 'code') !== 'EEXIST') throw error
    }
    if (waited >= staleTime) await outputFiles.removeFile(path)
    await new Promise((resolve) => setTimeout(resolve, retryTime))
  }
}
