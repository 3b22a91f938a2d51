import { NextTokenError } from '../../errors/index.js'
import { bytesOf, isStreamSource, type StreamSource } from '../../protocols/index.js'
import { type StreamedBody, streamBody } from '../../transport/index.js'
import { isBlob, messageOf } from '../../values/index.js'
import type { AnsweredCall } from './answered-call.js'

/** Streams that were given to a caller: nobody can read them again. */
const given = new WeakSet<StreamSource>()

/**
 * The body of a response.
 *
 * @throws NextTokenError `UnexpectedCall` for a stream that another call got.
 */
export function bodyStream(body: unknown, { operation, signal }: AnsweredCall): StreamedBody {
  if (isStreamSource(body) && !isBlob(body)) {
    if (given.has(body)) {
      const problem =
        'the body of this answer is a stream, which can be read only once, and another call has read it; ' +
        'pass bytes or a string, or a function that makes a stream for each call'
      throw new NextTokenError('UnexpectedCall', problem, operation.errorContext)
    }
    given.add(body)
  }
  return streamBody(isStreamSource(body) ? body : bytesOf(body), {
    length: undefined,
    check: undefined,
    signal,
    fail: (cause) =>
      new NextTokenError('Network', `the stubbed body failed: ${messageOf(cause)}`, {
        ...operation.errorContext,
        cause,
      }),
  })
}
