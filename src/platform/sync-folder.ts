import { open } from 'node:fs/promises'

/** Writes the names of a folder's files to the disk. Windows cannot open a folder and does not need this. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
