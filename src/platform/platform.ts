/** Everything that nexttoken's own code needs of its runtime, except sockets (Smithy's `HttpHandler`). */
export interface Platform {
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string
  env(name: string): string | undefined
  /** Whether all bytes are ASCII. A page of 300 KB takes microseconds. */
  isAscii(bytes: Uint8Array): boolean
  homeDirectory(): string
  readonly isWindows: boolean
  /** Runs a program with its arguments, without a shell; on Windows, as one command line of the shell. Never throws. */
  runProgram(words: readonly string[]): Promise<ProgramRun>
  /** The separator of folders in a variable such as AWS_DATA_PATH: `:`, on Windows `;`. */
  readonly pathListSeparator: string
  /** The folder of nexttoken's package, which holds `models/`; ends with a separator. Unknown in some bundles. */
  packageFolder(): string | undefined
  /** A file's bytes; undefined if there is no such file. Other failures throw. */
  readFile(path: string): Uint8Array | undefined
  /**
   * Replaces a file's content, completely or not at all. The content is on the disk before the promise resolves. Only
   * the owner may read the file. A process that is killed leaves the temporary file, in the same folder: pass its path if
   * somebody removes it later.
   */
  replaceFile(path: string, text: string, temporaryPath?: string): Promise<void>
  /** Throws the error that `replaceFile` would throw because of the file's folder. */
  checkReplaceable(path: string): Promise<void>
  /** A folder's entries, sorted; empty if there is no such folder. */
  listFolder(path: string): readonly string[]
  brotliDecompress(bytes: Uint8Array): Uint8Array
  gunzip(bytes: Uint8Array): Uint8Array
  /** Decompresses what has no header, as in a zip archive. */
  inflateRaw(bytes: Uint8Array): Uint8Array
  gzip(bytes: Uint8Array): Promise<Uint8Array>
  /** Decodes an HTTP content encoding. Throws for invalid or truncated bytes, and for more than `most` bytes of output. */
  decompress(encoding: 'gzip' | 'deflate' | 'br', bytes: Uint8Array, most: number): Uint8Array
  /** The CRC-32 of bytes that follow bytes whose CRC-32 is `before`. */
  crc32(bytes: Uint8Array, before: number): number
  /** A hash that is computed chunk by chunk. */
  hash(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'): {
    update(bytes: Uint8Array): void
    digest(): Promise<Uint8Array>
  }
  /** The SHA-256 in lower-case hex; of a text, the hash of its UTF-8. */
  sha256Hex(data: string | Uint8Array): string
  hmacSha256(key: string | Uint8Array, text: string): Uint8Array
  /** The same in lower-case hex, for one key and many texts. */
  hmacSha256Hex(key: Uint8Array): (text: string) => string
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds on a monotonic clock. */
  elapsed(): number
  randomUuid(): string
  /** Allows any number of listeners on one of our signals. Node.js would warn at the eleventh. */
  allowListeners(signal: AbortSignal): void
  /** Shows a warning to the user of the process: on Node.js, a process warning. */
  warn(message: string): void
}

/** How a program ended. */
export interface ProgramRun {
  /** The program's standard output. */
  readonly output: string
  /** Set if the program could not be started or did not exit with 0. */
  readonly failure?: { readonly reason: string; readonly errorOutput: string }
}
