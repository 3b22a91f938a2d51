/** What is needed to write files that survive the process. Few programs do, so it is not part of `Platform`. */
export interface OutputFiles {
  /** Opens a file to write at positions in it: a new one, which must not exist, or one that exists. */
  openOutput(path: string, options: { readonly isNew: boolean; readonly mode?: number }): Promise<OutputFile>
  /** What is known of a file, links followed; undefined if there is none. */
  fileFacts(path: string): FileFacts | undefined
  /** The one path of a file that exists or may be created, whatever the way it is named: links to its folder are followed. */
  placeOf(path: string): string
  /** Reads a part of a file; less of it if the file ends before. */
  readPart(path: string, start: number, size: number): Uint8Array
  /** Decompresses as much as there is of a gzip file whose end is missing. */
  gunzipStart(bytes: Uint8Array): Uint8Array
  /** Moves a file over another one in the same folder. The new name is on the disk before the promise resolves. */
  moveFile(from: string, to: string): Promise<void>
  /** Removes a file, if there is one. */
  removeFile(path: string): Promise<void>
  /** Copies a file. The copy must not exist. */
  copyWhole(from: string, to: string): Promise<void>
  thisProcess(): RunningProcess
  /** Whether another process is certainly still running. On another host it is not known, so false. */
  isRunning(other: RunningProcess): boolean
}

/** A file that is written. */
export interface OutputFile {
  /** Writes all of the bytes, beginning at this position of the file. */
  write(bytes: Uint8Array, position: number): Promise<void>
  /** Resolves when everything written is on the disk. */
  sync(): Promise<void>
  truncate(size: number): Promise<void>
  close(): Promise<void>
}

/** What is known of a file. */
export interface FileFacts {
  /** Where it really is. */
  readonly path: string
  /** False for a folder or a device. */
  readonly isFile: boolean
  readonly size: number
  /** Milliseconds since 1970. */
  readonly changedAt: number
  /** The permission bits. */
  readonly mode: number
}

/**
 * A process, as JSON can hold it.
 *
 * @example
 * { host: 'build-7', pid: 4711, startedAt: '81723' }
 */
export interface RunningProcess {
  readonly host: string
  readonly pid: number
  /** When it started, where the system says it; undefined elsewhere. */
  readonly startedAt: string | undefined
}
