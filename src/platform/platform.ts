/** All that nexttoken's own code asks of the runtime it runs on, but for sockets (Smithy's `HttpHandler`). */
export interface Platform {
  env(name: string): string | undefined
  homeDirectory(): string
  /** A file's bytes; undefined where there is no such file. Other failures throw. */
  readFile(path: string): Uint8Array | undefined
  /** A folder's entries, sorted; empty where there is no such folder. */
  listFolder(path: string): readonly string[]
  brotliDecompress(bytes: Uint8Array): Uint8Array
  gunzip(bytes: Uint8Array): Uint8Array
  /** Milliseconds since 1970. */
  now(): number
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number
  randomUuid(): string
}
