import type { Io, Stream } from '../terminal/index.js'
import type { TerminalLine } from './terminal-line.js'

/** The same, but the progress line is gone before anything is written to the terminal. */
export function aboveLine(io: Io, line: TerminalLine): Io {
  return {
    env: io.env,
    stdout: io.stdout.isTerminal ? clearing(io.stdout, line) : io.stdout,
    stderr: clearing(io.stderr, line),
    readStdin: () => io.readStdin(),
    ask: (question) => {
      line.clear()
      return io.ask(question)
    },
    onSignal: (handler) => io.onSignal(handler),
    readFile: (path) => io.readFile(path),
    createFile: (path) => io.createFile(path),
    makeFolder: (path) => io.makeFolder(path),
    now: () => io.now(),
  }
}

function clearing(stream: Stream, line: TerminalLine): Stream {
  return {
    get isTerminal() {
      return stream.isTerminal
    },
    get width() {
      return stream.width
    },
    write: (text) => {
      line.clear()
      line.wrote(text)
      return stream.write(text)
    },
    flush: () => stream.flush(),
  }
}
