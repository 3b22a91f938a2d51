/** All that nexttoken's own code asks of the runtime it runs on, but for sockets (Smithy's `HttpHandler`). */
export interface Platform {
  /** The runtime and its version, such as `nodejs#20.20.2`. */
  readonly runtime: string
  env(name: string): string | undefined
  /** Whether all bytes are ASCII; for a page of 300 KB a matter of microseconds. */
  isAscii(bytes: Uint8Array): boolean
  homeDirectory(): string
  readonly isWindows: boolean
  /** Runs a program with what follows its name, without a shell; on Windows, one text by the shell. Never throws. */
  runProgram(words: readonly string[]): Promise<ProgramRun>
  /** What separates the folders of a variable such as AWS_DATA_PATH: `:`, on Windows `;`. */
  readonly pathListSeparator: string
  /** The folder of nexttoken's own package, where `models/` lies; ends with a separator. Unknown in some bundles. */
  packageFolder(): string | undefined
  /** A file's bytes; undefined where there is no such file. Other failures throw. */
  readFile(path: string): Uint8Array | undefined
  /**
   * Puts a text in a file's place, all of it or nothing, and on the disk before it resolves. Only the owner may read
   * the file.
   */
  replaceFile(path: string, text: string): Promise<void>
  /** Throws what `replaceFile` would throw because of the file's folder. */
  checkReplaceable(path: string): Promise<void>
  /** A folder's entries, sorted; empty where there is no such folder. */
  listFolder(path: string): readonly string[]
  brotliDecompress(bytes: Uint8Array): Uint8Array
  gunzip(bytes: Uint8Array): Uint8Array
  gzip(bytes: Uint8Array): Promise<Uint8Array>
  /** Takes an HTTP content encoding off; throws for bytes that are none, are cut, or become more than `most`. */
  decompress(encoding: 'gzip' | 'deflate' | 'br', bytes: Uint8Array, most: number): Uint8Array
  /** The CRC-32 of bytes that follow those of which it was `before`. */
  crc32(bytes: Uint8Array, before: number): number
  /** A hash that is made while bytes go by. */
  hash(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'): {
    update(bytes: Uint8Array): void
    digest(): Promise<Uint8Array>
  }
  /** In lower case; of a text, the hash of its UTF-8. */
  sha256Hex(data: string | Uint8Array): string
  hmacSha256(key: string | Uint8Array, text: string): Uint8Array
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number
  randomUuid(): string
  /** Lets any number of listeners be added to a signal of ours; Node.js warns at the eleventh otherwise. */
  allowListeners(signal: AbortSignal): void
  /** Tells whoever runs the process: on Node.js a process warning. */
  warn(message: string): void
}

/** What became of a program. */
export interface ProgramRun {
  /** Its standard output. */
  readonly output: string
  /** There where it could not be started or did not end with 0. */
  readonly failure?: { readonly reason: string; readonly errorOutput: string }
}
