import { Readable } from 'node:stream'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'

/** A web stream as a Node stream. */
export function readWebStream(stream: ReadableStream<unknown>): Readable {
  try {
    return Readable.fromWeb(stream as NodeWebStream)
  } catch {
    // Node accepts only streams of its own class.
    return Readable.fromWeb(wrap(stream))
  }
}

/** Node's class, which few programs need: an import would load it at every start. The global may be another one. */
function wrap(stream: ReadableStream<unknown>): NodeWebStream {
  const { ReadableStream: NodeStream } = process.getBuiltinModule('node:stream/web')
  const reader = stream.getReader()
  return new NodeStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason: unknown) => reader.cancel(reason),
  })
}
