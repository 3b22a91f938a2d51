/** What the command line needs of its process. */
export interface Io {
  /** The variables of the process. Credentials and settings are read from the same ones. */
  readonly env: Record<string, string | undefined>
  readonly stdout: Stream
  readonly stderr: Stream
  /** Everything that arrives on standard input, as text. */
  readStdin(): Promise<string>
  /** Asks on the terminal and gives the line that was typed; undefined if nobody can answer. */
  ask(question: string): Promise<string | undefined>
  /** Calls `handler` at the first signal. A second one ends the process at once. Returns a function that stops listening. */
  onSignal(handler: (signal: Signal) => void): () => void
  /** A file's bytes. Throws Node's error, whose `code` says why not. */
  readFile(path: string): Uint8Array
  /** Starts a file: a complete one takes its place when it is closed. `-` is standard output. */
  createFile(path: string): Promise<FileWriter>
  /** Makes a folder, and those above it, where they do not exist. */
  makeFolder(path: string): void
  /** Milliseconds since 1970. */
  now(): number
}

export type Signal = 'SIGINT' | 'SIGTERM'

/** Standard output or standard error. */
export interface Stream {
  readonly isTerminal: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Resolves when more can be written. Rejects with `ClosedPipe` if nobody reads any more, else with Node's error. */
  write(text: string | Uint8Array): Promise<void>
  /** Resolves when everything was written; rejects as `write` does. */
  flush(): Promise<void>
}

/** A file that is being written. */
export interface FileWriter {
  write(bytes: Uint8Array): Promise<void>
  /** The file is complete: it replaces what its path named before. */
  close(): Promise<void>
  /** Removes what was written. What the path named before stays. */
  discard(): Promise<void>
}
