import { pipeline, Readable, Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { sdkStreamMixin } from '@smithy/core/serde'
import type { SdkStream } from '@smithy/types'
import { AbortError, NextTokenError } from '../../errors/index.js'
import { isBlob, isWebStream, shareSignal } from '../../values/index.js'
import type { BodyCheck } from '../contract/index.js'
import { BrokenBodyError } from '../contract/index.js'
import { holdConnection } from '../network/index.js'
import { readWebStream } from './read-web-stream.js'
import { toBytes } from './to-bytes.js'

/**
 * A response body as it arrives from the network: a Node `Readable` with the AWS SDK v3's `transformToString`,
 * `transformToByteArray` and `transformToWebStream`. It holds a connection until you read it to its end or destroy it.
 *
 * @example
 * const { Body } = await s3.getObject({ Bucket, Key })
 * const text = await Body.transformToString()
 */
export type StreamedBody = SdkStream<Readable>

export interface StreamedBodyOptions {
  /** The length that the `content-length` header gives; undefined if it is unknown or unreliable. */
  readonly length: number | undefined
  readonly check: BodyCheck | undefined
  readonly signal: AbortSignal | undefined
  /** The error that a reader receives if the connection breaks. */
  fail(cause: Error): NextTokenError
}

/** A body that fails with an error if it ends early or does not pass its check: a reader never takes it for complete. */
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
  // A reader still receives the error. Without this listener, a body that nobody reads would end the process.
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

/** Smithy's methods never settle for a stream that was destroyed before the call, or destroyed without an error. */
function withEnds(body: StreamedBody): StreamedBody {
  const { transformToByteArray, transformToString } = body
  const whole = async <Value>(reading: Promise<Value>): Promise<Value> => {
    const [value] = await Promise.all([reading, finished(body)])
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
