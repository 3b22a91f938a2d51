import type { HttpRequest } from '@smithy/types'
import type { RawResponse } from '../protocols/index.js'
import { type BodyCheck, BrokenBodyError, type TransportCall } from './contract/index.js'

interface Reply extends RawResponse {
  readonly receivedAt: number
}

interface Reading<T> {
  readonly check?: TransportCall<unknown>['checkBody']
  read(reply: Reply): T
}

/**
 * Checks a response that was received whole and reads it: at once if its check allows that, because the next response
 * overwrites its body. Otherwise the body is copied.
 *
 * @throws BrokenBodyError
 */
export function readWhole<T>(
  { method }: Pick<HttpRequest, 'method'>,
  reply: Reply,
  { check, read }: Reading<T>,
): T | Promise<T> {
  const { statusCode, headers } = reply
  if (!hasBody(method, statusCode)) return read(reply)
  refuseShort(reply)
  const found = statusCode < 300 ? check?.(headers) : undefined
  if (found === undefined) return read(reply)
  if (!isPromise(found)) return readChecked(reply, found, read)
  const kept = copyOf(reply)
  return found.then((late) => (late ? readChecked(kept, late, read) : read(kept)))
}

function readChecked<T>(reply: Reply, check: BodyCheck, read: (reply: Reply) => T): T | Promise<T> {
  check.update(reply.body)
  const problem = check.finish()
  if (!isPromise(problem)) return readUnless(problem, reply, read)
  const kept = copyOf(reply)
  return problem.then((late) => readUnless(late, kept, read))
}

function readUnless<T>(problem: string | undefined, reply: Reply, read: (reply: Reply) => T): T {
  if (problem !== undefined) throw new BrokenBodyError(`the response's body ${problem}`)
  return read(reply)
}

export function hasBody(method: string, statusCode: number): boolean {
  return method.toUpperCase() !== 'HEAD' && statusCode !== 204 && statusCode !== 304
}

/** undefined if it is unknown: `fetch` decodes an encoded body and leaves the encoded length in the headers. */
export function promisedLength(headers: RawResponse['headers']): number | undefined {
  const promised = Number(headers['content-length'])
  return headers['content-encoding'] === undefined && Number.isSafeInteger(promised) ? promised : undefined
}

/** Parsers of HTTP refuse a short body themselves; other handlers may not. */
function refuseShort({ headers, body }: RawResponse): void {
  const promised = promisedLength(headers)
  if (promised !== undefined && body.length < promised) {
    throw new BrokenBodyError(`the response's body ended after ${body.length} of ${promised} bytes`)
  }
}

function copyOf(reply: Reply): Reply {
  return { ...reply, body: new Uint8Array(reply.body) }
}

function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value
}
