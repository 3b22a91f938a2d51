import { NextTokenError, ResponseParseError } from '../../errors/index.js'
import type { ResponseStream, Structure } from '../../protocols/index.js'
import { isObjectOrList } from '../../values/index.js'
import { type S3Calls, textOf } from '../calls/index.js'
import type { Span } from '../parts/index.js'
import type { FoundObject } from './find-object.js'
import { objectChanged, ofChanged } from './object-changed.js'

/** Conditions are those of the first request, HeadObject: what they held for is held fast by the ETag. */
const conditions = ['IfMatch', 'IfNoneMatch', 'IfModifiedSince', 'IfUnmodifiedSince']

/** A span that is read. */
interface Reading {
  readonly calls: S3Calls
  readonly input: Structure
  readonly object: FoundObject
  readonly bodyAttempts: number
  readonly signal: AbortSignal
  /** Takes bytes that were received, in order. */
  write(bytes: Uint8Array): Promise<void> | void
  /** Forgets what was written: the span is read again from its beginning. */
  restart(): void
}

/**
 * Reads the bytes of a span. A body that breaks off is requested again from where it ended, at most `bodyAttempts` times:
 * the client itself does not repeat a request whose body has begun.
 *
 * @throws NextTokenError `ObjectChanged` if the object was replaced or deleted.
 */
export async function readSpan(reading: Reading, span: Span): Promise<void> {
  let { start } = span
  for (let attempt = 1; ; attempt++) {
    const body = await request(reading, { ...span, start })
    try {
      for await (const chunk of body) {
        // What the caller does with the bytes is not repeated, so its errors pass this by.
        const written = reading.write(chunk)
        start += chunk.length
        if (written) await written
      }
      if (start > span.end) return
      throw broken(`ended after ${start - span.start} of ${span.end + 1 - span.start} bytes`)
    } catch (error) {
      body.destroy()
      if (!isBroken(error) || attempt >= reading.bodyAttempts) throw error
    }
    // Everything arrived, and is not what its checksum says.
    if (start > span.end) {
      reading.restart()
      start = span.start
    }
  }
}

/** A body that was lost on its way; the errors of the caller's signal, target and callback are others. */
function isBroken(error: unknown): boolean {
  return error instanceof NextTokenError && (error.code === 'Network' || error.code === 'Timeout')
}

function broken(problem: string): NextTokenError {
  const context = { service: 's3', operation: 'GetObject' }
  return new NextTokenError('Network', `the response's body ${problem}`, context)
}

async function request(reading: Reading, { start, end }: Span): Promise<ResponseStream> {
  const { calls, object, signal, input } = reading
  const isWhole = start === 0 && end === object.size - 1
  const members = Object.entries(calls.pick('GetObject', input)).filter(
    ([name]) => !conditions.includes(name),
  )
  const output = await calls
    .call(
      'GetObject',
      {
        ...Object.fromEntries(members),
        ...(object.ETag !== undefined && { IfMatch: object.ETag }),
        ...(!isWhole && { Range: `bytes=${start}-${end}` }),
      },
      { signal },
    )
    .catch((error) => {
      throw ofChanged(error, nameIn(input))
    })
  const { Body: body } = output
  if (!isStream(body)) throw unreadable('the response has no body')
  const problem = findProblem(output, { start, end, isWhole, reading })
  if (!problem) return body
  body.destroy()
  throw problem
}

interface Requested extends Span {
  readonly isWhole: boolean
  readonly reading: Reading
}

/** Servers that ignore `If-Match` or `Range` would otherwise mix two objects, or put bytes where they do not belong. */
function findProblem(output: Structure, { start, end, isWhole, reading }: Requested): Error | undefined {
  const { object, input } = reading
  const tag = textOf(output, 'ETag')
  if (tag !== undefined && object.ETag !== undefined && tag !== object.ETag)
    return objectChanged(nameIn(input))
  if (isWhole) return undefined
  const range = textOf(output, 'ContentRange')
  const expected = `bytes ${start}-${end}/`
  if (range?.startsWith(expected)) return undefined
  const got = range === undefined ? 'the whole object' : range
  return unreadable(
    `asked for "${expected}${object.size}" and got ${got}; the server does not support ranges`,
  )
}

function unreadable(problem: string): Error {
  return new ResponseParseError(problem, { service: 's3', operation: 'GetObject' })
}

function nameIn({ Bucket, Key }: Structure): { readonly Bucket: unknown; readonly Key: unknown } {
  return { Bucket, Key }
}

function isStream(body: unknown): body is ResponseStream {
  return (
    isObjectOrList(body) &&
    typeof Reflect.get(body, Symbol.asyncIterator) === 'function' &&
    typeof body.destroy === 'function'
  )
}
