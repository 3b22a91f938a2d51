import type { ClientConfig } from '../../client/index.js'
import type { OwnOptions } from '../options/index.js'
import type { Io } from '../terminal/index.js'
import { aboveLine } from './above-line.js'
import { type ProgressState, progressText } from './progress-text.js'
import { requestLog } from './request-log.js'
import { TerminalLine } from './terminal-line.js'
import { wireLog } from './wire-log.js'

/** What a running command says on standard error. */
export interface Progress {
  /** The process, for everything else that the command writes: the progress line is gone before it. */
  readonly io: Io
  /** For the configuration of the clients: what `--verbose` and `--debug` write. */
  readonly logging: Pick<ClientConfig, 'logger' | 'wire'>
  /** How far the command is. It may be called with every page; a function is called when the line is drawn. */
  update(state: ProgressState | (() => ProgressState)): void
  /** Writes a line, unless the user wants none. */
  note(line: string): Promise<void>
  /** The command has ended: nothing is drawn any more. */
  end(): void
}

/** Shows progress if standard error is a terminal that can erase a line. */
export function openProgress(
  io: Io,
  { quiet, verbose, debug }: Pick<OwnOptions, 'quiet' | 'verbose' | 'debug'> = {},
): Progress {
  let state: ProgressState | (() => ProgressState) | undefined
  const isShown = !quiet && io.stderr.isTerminal && io.env.TERM !== 'dumb'
  const text = (elapsed: number) =>
    state
      ? progressText(typeof state === 'function' ? state() : state, { elapsed, width: io.stderr.width - 1 })
      : ''
  const line = isShown ? new TerminalLine(io, text) : undefined
  const above = line ? aboveLine(io, line) : io
  const write = (text: string) => void above.stderr.write(`${text}\n`).catch(() => {})
  return {
    io: above,
    logging: debug ? { logger: wireLog(write), wire: true } : verbose ? { logger: requestLog(write) } : {},
    update: (now) => {
      state = now
    },
    note: async (said) => {
      if (!quiet) await above.stderr.write(`${said}\n`)
    },
    end: () => line?.end(),
  }
}
