import type { Logger } from '../../transport/index.js'

/**
 * Writes a line for each request: method, host and path, status, time, attempt. Neither query strings nor headers nor
 * bodies are in the records.
 *
 * @example
 * // sns ListTopics: POST sns.us-east-1.amazonaws.com/, 200 in 23 ms, attempt 1, 8,123 bytes, request id 4d1f…
 */
export function requestLog(write: (line: string) => void): Logger {
  const log = (record: unknown) => {
    const line = lineOf(Object(record))
    if (line !== undefined) write(line)
  }
  return { debug: log, info: log, warn: log, error: log }
}

function lineOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const { event, service, operation, attempt, method, host, path, milliseconds } = record
  const call = `${String(service)} ${String(operation)}`
  const where = `${String(method)} ${String(host)}${String(path)}`
  const { statusCode, code, reason, bytes, requestId } = record
  if (event === 'response') {
    const size = bytes === undefined ? '' : `, ${String(bytes)} bytes`
    const id = requestId === undefined ? '' : `, request id ${String(requestId)}`
    return `${call}: ${where}, ${String(statusCode)} in ${String(milliseconds)} ms, attempt ${String(attempt)}${size}${id}`
  }
  if (event === 'failure')
    return `${call}: ${where}, ${String(code)} after ${String(milliseconds)} ms, attempt ${String(attempt)}`
  if (event === 'retry') {
    const kind = reason === undefined ? '' : ` (${String(reason).toLowerCase()})`
    return `${call}: ${String(code)}${kind}, trying again in ${String(milliseconds)} ms`
  }
  return undefined
}
