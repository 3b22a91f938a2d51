import type { Message } from '@smithy/types'
import { ParseError } from '../scalars/index.js'

/**
 * The messages in a stream of bytes, each as soon as its last byte has arrived. Throws whatever `source` throws, and
 * any error for bytes that are not messages, are damaged, or end inside a message.
 */
export async function* readMessages(source: AsyncIterable<Uint8Array>): AsyncGenerator<Message> {
  // Loaded on demand: few operations have events, and loading it would slow down the start of every process.
  const library = await import('./event-stream-library.js')
  const { EventStreamCodec, fromUtf8, getChunkedStream, MessageDecoderStream, toUtf8 } = library
  const errors: unknown[] = []
  const messages = new MessageDecoderStream({
    inputStream: getChunkedStream(recording(errors, checkLengths(source))),
    decoder: new EventStreamCodec(toUtf8, fromUtf8),
  })
  try {
    yield* messages
  } catch (error) {
    if (errors.includes(error)) throw error
    throw new ParseError('an event is damaged')
  }
}

/** Records what `source` throws. All other errors come from the library, and their messages can quote the bytes. */
async function* recording<T>(errors: unknown[], source: AsyncIterable<T>): AsyncGenerator<T> {
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
 * Passes bytes on while the lengths of the messages are possible. The library allocates what a length says before it
 * verifies the checksum, and takes a stream that ends inside a length for a complete one.
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
        // Without its last byte the length stays unread, and the messages before it are delivered.
        yield chunk.subarray(0, at - 1)
        throw new ParseError('an event has an impossible length')
      }
      missing = length - LENGTH_BYTES
      length = 0
      lengthBytes = 0
    }
    yield chunk
  }
  if (missing > 0 || lengthBytes > 0) throw new ParseError('it ended in the middle of an event')
}
