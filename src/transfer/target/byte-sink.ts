import { NextTokenError } from '../../errors/index.js'
import { getMember, isError, isObjectOrList, messageOf } from '../../values/index.js'

/** A stream of Node or of the web, as one thing to write to. Its errors are `TargetFailed`. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>
  /** Resolves when everything was written. */
  end(): Promise<void>
  destroy(error: unknown): Promise<void>
}

/** undefined if a value is no stream that can be written. */
export function byteSinkOf(stream: unknown): ByteSink | undefined {
  if (isWebWritable(stream)) return webSink(stream)
  return isNodeWritable(stream) ? nodeSink(stream) : undefined
}

/** Our copy of what we need of Node's streams: streams of other packages have it too. */
interface NodeWritable {
  write(bytes: Uint8Array, done: (error?: unknown) => void): unknown
  end(done: () => void): unknown
  on(event: 'error' | 'close', listener: (error?: unknown) => void): unknown
  removeListener(event: 'error' | 'close', listener: (error?: unknown) => void): unknown
  destroy?(error?: Error): unknown
}

function nodeSink(stream: NodeWritable): ByteSink {
  let fail = (_: unknown) => {}
  const failed = new Promise<never>((_, reject) => {
    fail = (cause) => reject(targetFailed(cause))
  })
  failed.catch(() => {})
  const onClose = () => fail(new Error('it was closed before its end'))
  stream.on('error', fail)
  stream.on('close', onClose)
  if (getMember(stream, 'destroyed') === true) onClose()
  const done = (work: (resolve: () => void) => void) =>
    Promise.race([failed, new Promise<void>((resolve) => work(resolve))])
  return {
    write: (bytes) => done((resolve) => stream.write(bytes, (error) => (error ? fail(error) : resolve()))),
    async end() {
      if (!isStandard(stream)) await done((resolve) => stream.end(resolve))
      stream.removeListener('close', onClose)
      stream.removeListener('error', fail)
    },
    async destroy(error) {
      // The listener of errors stays: nobody else may have one.
      if (!isStandard(stream)) stream.destroy?.(isError(error) ? error : new Error(messageOf(error)))
    },
  }
}

/** The output of the process stays open. */
function isStandard(stream: NodeWritable): boolean {
  const descriptor = getMember(stream, 'fd')
  return descriptor === 1 || descriptor === 2
}

function webSink(stream: WritableStream<Uint8Array>): ByteSink {
  const writer = stream.getWriter()
  writer.closed.catch(() => {})
  const asFailure = (cause: unknown) => {
    throw targetFailed(cause)
  }
  return {
    write: (bytes) => writer.write(bytes).catch(asFailure),
    end: () => writer.close().catch(asFailure),
    destroy: (error) => writer.abort(error).catch(() => {}),
  }
}

function targetFailed(cause: unknown): NextTokenError {
  const problem = `the stream does not take the bytes of the object (${messageOf(cause)})`
  return new NextTokenError('TargetFailed', problem, { service: 's3', cause })
}

function isWebWritable(value: unknown): value is WritableStream<Uint8Array> {
  return isObjectOrList(value) && typeof value.getWriter === 'function'
}

function isNodeWritable(value: unknown): value is NodeWritable {
  return isObjectOrList(value) && ['write', 'end', 'on'].every((name) => typeof value[name] === 'function')
}
