/** Errors of connections that the server closed while they were idle. */
const stale = new WeakSet<object>()

/** Codes of a connection that the other side has closed. */
const resets = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED'])

/** Whether an error says that the other side closed the connection. */
export function isReset(error: Error): boolean {
  return 'code' in error && resets.has(String(error.code))
}

/** Notes that a request failed because its idle connection was closed before any byte of a response arrived. */
export function markStale(error: Error): void {
  stale.add(error)
}

export function isStale(error: unknown): boolean {
  return typeof error === 'object' && error !== null && stale.has(error)
}
