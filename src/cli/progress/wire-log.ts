import type { Logger } from '../../transport/index.js'
import { visibleLines } from '../output/index.js'

type Record = Readonly<globalThis.Record<string, unknown>>

/**
 * Writes each request and response as text: its first line, its headers, and its body behind an empty line.
 *
 * @example
 * // > POST https://sns.us-east-1.amazonaws.com/ (sns ListTopics, attempt 1)
 * // > content-type: application/x-www-form-urlencoded; charset=utf-8
 * // >
 * // > Action=ListTopics&Version=2010-03-31
 * // < 200 in 23 ms (sns ListTopics, attempt 1)
 */
export function wireLog(write: (text: string) => void): Logger {
  const log = (record: unknown) => {
    const lines = linesOf(Object(record))
    // Lines end within a body too. A service must not make the terminal obey it.
    if (lines) write(visibleLines(lines.join('\n')))
  }
  return { debug: log, info: log, warn: log, error: log }
}

function linesOf(record: Record): readonly string[] | undefined {
  const { service, operation, attempt, method, url, statusCode, milliseconds, code } = record
  const call = `(${String(service)} ${String(operation)}, attempt ${String(attempt)})`
  switch (record.event) {
    case 'request':
      return message('>', `${String(method)} ${String(url)} ${call}`, record)
    case 'response':
      return message('<', `${String(statusCode)} in ${String(milliseconds)} ms ${call}`, record)
    case 'failure':
      return [`! ${String(code)} after ${String(milliseconds)} ms ${call}`]
    case 'retry':
      return [`! ${String(code)}, trying again in ${String(milliseconds)} ms ${call}`]
    default:
      return undefined
  }
}

function message(mark: string, first: string, { headers, body }: Record): string[] {
  const lines = Object.entries(Object(headers)).map(([name, value]) => `${name}: ${String(value)}`)
  const content = body === undefined ? [] : ['', ...String(body).split('\n')]
  return [first, ...lines, ...content].map((line) => (line === '' ? mark : `${mark} ${line}`))
}
