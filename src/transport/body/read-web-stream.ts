import { Readable } from 'node:stream'
import { ReadableStream as NodeWebStream } from 'node:stream/web'

/** A web stream as a Node stream. */
export function readWebStream(stream: ReadableStream<unknown>): Readable {
  try {
    return Readable.fromWeb(stream as NodeWebStream)
  } catch {
    // Node accepts only streams of its own class.
    return Readable.fromWeb(wrap(stream))
  }
}

function wrap(stream: ReadableStream<unknown>): NodeWebStream {
  const reader = stream.getReader()
  return new NodeWebStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason: unknown) => reader.cancel(reason),
  })
}
