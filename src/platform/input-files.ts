import { open } from 'node:fs/promises'

/** A file that is read at positions, by several readers at once. */
export interface InputFile {
  /** When it was opened. */
  readonly size: number
  /** Fills `into` with the bytes at a position. Returns how many there were: fewer if the file ends before. */
  read(into: Uint8Array, position: number): Promise<number>
  /** Whether its size and its time of change are those of the time when it was opened. */
  isUnchanged(): Promise<boolean>
  close(): Promise<void>
}

export async function openInput(path: string): Promise<InputFile> {
  const file = await open(path, 'r')
  const before = await file.stat()
  return {
    size: before.size,
    read: async (into, position) => {
      let read = 0
      while (read < into.length) {
        const { bytesRead } = await file.read(into, read, into.length - read, position + read)
        if (bytesRead === 0) break
        read += bytesRead
      }
      return read
    },
    isUnchanged: async () => {
      const now = await file.stat()
      return now.size === before.size && now.mtimeMs === before.mtimeMs
    },
    close: () => file.close(),
  }
}
