import type { Message } from '@smithy/types'
import { PlainProblem } from '../scalars/index.js'

/**
 * The messages in a stream of bytes, each as soon as its last byte is there. Throws whatever `source` throws, and any
 * error for bytes that are no messages, are damaged, or end within one.
 */
export async function* readMessages(source: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  // Loaded when needed: few operations have events, and every process would pay for it at its start.
  const library = await import('./event-stream-library.js')
  const { EventStreamCodec, fromUtf8, getChunkedStream, MessageDecoderStream, toUtf8 } = library
  const errors: unknown[] = []
  const messages = new MessageDecoderStream({
    inputStream: getChunkedStream(noting(errors, checkLengths(source))),
    decoder: new EventStreamCodec(toUtf8, fromUtf8),
  })
  try {
    yield* messages
  } catch (error) {
    if (errors.includes(error)) throw error
    throw new PlainProblem('an event is damaged')
  }
}

/** Notes what `source` throws: all other errors are the library's, whose words may hold something of the bytes. */
async function* noting<T>(errors: unknown[], source: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* source
  } catch (error) {
    errors.push(error)
    throw error
  }
}

const LENGTH_BYTES = 4
/** The prelude with its checksum, and the message's checksum: https://smithy.io/2.0/aws/amazon-eventstream.html */
const SHORTEST = 16
/** A payload of 24 MB and headers of 128 KB, which are botocore's limits. */
const LONGEST = SHORTEST + 24 * 2 ** 20 + 128 * 2 ** 10

/**
 * Passes bytes on as long as the messages' lengths are possible ones: the library allocates whatever a length says
 * before it checks its checksum, and takes a stream that is cut within a length for one that has ended.
 */
async function* checkLengths(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let length = 0
  let lengthBytes = 0
  let missing = 0
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; ) {
      if (missing > 0) {
        const step = Math.min(missing, chunk.length - at)
        missing -= step
        at += step
        continue
      }
      length = length * 256 + (chunk[at++] ?? 0)
      if (++lengthBytes < LENGTH_BYTES) continue
      if (length < SHORTEST || length > LONGEST) {
        // Without its last byte, the length stays unread behind the messages before it.
        yield chunk.subarray(0, at - 1)
        throw new PlainProblem('an event has an impossible length')
      }
      missing = length - LENGTH_BYTES
      length = 0
      lengthBytes = 0
    }
    yield chunk
  }
  if (missing > 0 || lengthBytes > 0) throw new PlainProblem('it ended in the middle of an event')
}
