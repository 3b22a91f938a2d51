import { NextTokenError } from '../../errors/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject, messageOf } from '../../values/index.js'
import { type S3Calls, textOf } from '../calls/index.js'
import { type Origin, readMembers } from './origin.js'

interface Copied {
  readonly calls: S3Calls
  readonly sourceCalls: S3Calls
  readonly input: Structure
  readonly origin: Origin
  /** The output that made the copy. */
  readonly output: Structure
  readonly signal: AbortSignal | undefined
}

/**
 * Copies the annotations of the source, one by one, if AnnotationDirective is COPY. They are stored beside an object, so
 * this is possible only when the copy is there.
 *
 * @throws NextTokenError `CopyIncomplete` that names those that could not be copied.
 */
export async function copyAnnotations(copied: Copied): Promise<void> {
  if (copied.input.AnnotationDirective !== 'COPY') return
  const failures: { readonly name: string; readonly cause: unknown }[] = []
  let count = 0
  for await (const name of annotationsOf(copied)) {
    count++
    try {
      await copyOne(copied, name)
    } catch (cause) {
      failures.push({ name, cause })
    }
  }
  const [first] = failures
  if (!first) return
  const names = failures.map(({ name }) => name).join(', ')
  const problem =
    `the object was copied, but ${failures.length} of its ${count} annotations were not: ${names} ` +
    `(${messageOf(first.cause)}). Copy the object again, or call putObjectAnnotation for each of them`
  throw new NextTokenError('CopyIncomplete', problem, { service: 's3', cause: first.cause })
}

async function* annotationsOf({ sourceCalls, input, origin, signal }: Copied): AsyncGenerator<string> {
  const members = sourceCalls.pick('ListObjectAnnotations', readMembers(input, origin))
  let token: string | undefined
  do {
    const next = token === undefined ? {} : { ContinuationToken: token }
    const page = await sourceCalls.call('ListObjectAnnotations', { ...members, ...next }, { signal })
    const { Annotations } = page
    for (const annotation of Array.isArray(Annotations) ? Annotations.filter(isObject) : [])
      yield String(annotation.AnnotationName)
    token = textOf(page, 'NextContinuationToken')
  } while (token)
}

async function copyOne(copied: Copied, AnnotationName: string): Promise<void> {
  const { calls, sourceCalls, input, origin, output, signal } = copied
  const source = { ...sourceCalls.pick('GetObjectAnnotation', readMembers(input, origin)), AnnotationName }
  const { AnnotationPayload: body } = await sourceCalls.call('GetObjectAnnotation', source, { signal })
  const AnnotationPayload = await bytesOf(body)
  const [VersionId, ObjectIfMatch] = [textOf(output, 'VersionId'), textOf(output, 'ETag')]
  await calls.call(
    'PutObjectAnnotation',
    {
      ...calls.pick('PutObjectAnnotation', input),
      ...{ AnnotationName, AnnotationPayload },
      ...(VersionId !== undefined && { VersionId }),
      ...(ObjectIfMatch !== undefined && { ObjectIfMatch }),
    },
    { signal },
  )
}

/** An annotation is small, and S3 must know its length. */
async function bytesOf(body: unknown): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  if (isIterable(body)) for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function isIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return isObject(body) && Symbol.asyncIterator in body
}
