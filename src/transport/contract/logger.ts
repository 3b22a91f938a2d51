/**
 * Where log records go; `console` is one. Smithy's and most others' loggers fit.
 * A record is one plain object: `{ event, service, operation, attempt, … }`.
 */
export interface Logger {
  trace?: (...content: unknown[]) => void
  debug: (...content: unknown[]) => void
  info: (...content: unknown[]) => void
  warn: (...content: unknown[]) => void
  error: (...content: unknown[]) => void
}

const ignore = () => {}

/** For libraries that write to the console where they are given no logger. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }
