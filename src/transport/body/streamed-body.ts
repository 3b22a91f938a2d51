import { pipeline, Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { sdkStreamMixin } from '@smithy/core/serde'
import type { SdkStream } from '@smithy/types'
import { AbortError, NextTokenError } from '../../errors/index.js'
import { isBlob, isWebStream, shareSignal } from '../../values/index.js'
import type { BodyCheck } from '../contract/index.js'
import { holdConnection } from '../network/index.js'
import { BrokenBodyError } from './broken-body-error.js'
import { readWebStream } from './read-web-stream.js'
import { toBytes } from './to-bytes.js'

/**
 * A response's body as it comes from the network: a Node `Readable` with the AWS SDK v3's `transformToString`,
 * `transformToByteArray` and `transformToWebStream`. It holds a connection until it is read to its end or
 * destroyed.
 */
export type StreamedBody = SdkStream<Readable>

export interface StreamedBodyOptions {
  /** By the `content-length` header; undefined: not known, or not to be relied on. */
  readonly length: number | undefined
  readonly check: BodyCheck | undefined
  readonly signal: AbortSignal | undefined
  /** The error that a reader gets for a connection that broke. */
  fail(cause: Error): NextTokenError
}

/** Never a short body as if it were whole: a reader gets an error for one that breaks off or fails its check. */
export function streamBody(body: unknown, options: StreamedBodyOptions): StreamedBody {
  const { signal } = options
  const { stream, seen } = checkedStream(options)
  const shared = signal && shareSignal(signal)
  const abort = () => stream.destroy(new AbortError('aborted by its signal', { cause: signal?.reason }))
  shared?.signal.addEventListener('abort', abort)
  stream.once('close', () => {
    shared?.signal.removeEventListener('abort', abort)
    shared?.release()
  })
  // Whoever reads gets the error all the same; whoever dropped the body does not lose the process for it.
  stream.on('error', () => {})
  const source = toReadable(body)
  const release = holdConnection(source, () =>
    stream.readableLength > 0 ? seen() - stream.readableLength : undefined,
  )
  source.once('end', release)
  source.once('close', release)
  pipeline(source, stream, () => {})
  if (signal?.aborted) abort()
  return withEnds(sdkStreamMixin(stream) as StreamedBody)
}

/** The library's reading methods never settle for a stream that is destroyed before they are called, or without an error. */
function withEnds(body: StreamedBody): StreamedBody {
  const { transformToByteArray, transformToString } = body
  const whole = async <Value>(reading: Promise<Value>): Promise<Value> => {
    const [value] = await Promise.all([reading, finished(body, { writable: false })])
    return value
  }
  return Object.assign(body, {
    transformToByteArray: () => whole(transformToByteArray()),
    transformToString: (encoding?: string) => whole(transformToString(encoding)),
  })
}

function checkedStream({ length, check, fail }: StreamedBodyOptions): { stream: Transform; seen(): number } {
  let seen = 0
  const stream = new Transform({
    transform(chunk, _, done) {
      seen += chunk.length
      check?.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const short =
        length !== undefined && seen < length ? `ended after ${seen} of ${length} bytes` : undefined
      const verdict = short === undefined ? check?.finish() : Promise.resolve(short)
      Promise.resolve(verdict).then(
        (problem) => done(problem ? new BrokenBodyError(`the response's body ${problem}`) : null),
        done,
      )
    },
    destroy(error, done) {
      done(error && !(error instanceof NextTokenError) ? fail(error) : error)
    },
  })
  return { stream, seen: () => seen }
}

function toReadable(body: unknown): Readable {
  if (body instanceof Readable) return body
  if (isWebStream(body)) return readWebStream(body)
  if (isBlob(body)) return toReadable(body.stream())
  return Readable.from(body === undefined || body === null ? [] : [toBytes(body)])
}
