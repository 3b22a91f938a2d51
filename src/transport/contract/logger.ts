/**
 * Receives log records, each one plain object: `{ event, service, operation, attempt, … }`. `console` is a logger, and
 * so are the loggers of Smithy and of most libraries.
 */
export interface Logger {
  trace?: (...content: unknown[]) => void
  debug: (...content: unknown[]) => void
  info: (...content: unknown[]) => void
  warn: (...content: unknown[]) => void
  error: (...content: unknown[]) => void
}

const ignore = () => {}

/** For libraries that write to the console if they are given no logger. */
export const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }
