import { ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { type StreamSource, type Structure, streamingPayload } from '../../protocols/index.js'
import type { ChecksumMode } from '../../settings/index.js'
import { lengthOfStream, type RunningHash, sendStream } from '../../transport/index.js'
import { isBlob } from '../../values/index.js'
import { checksumHeader, loadHash } from './checksum-algorithm.js'
import type { OutgoingRequest } from './outgoing-request.js'
import { payloadSigningHeaders } from './payload-signing.js'
import { requestChecksum } from './request-checksum.js'

/** A request that is complete except for its endpoint and its signature. */
export interface PreparedRequest {
  readonly request: OutgoingRequest
  /** Opens the stream to send, for every attempt anew; undefined if the body is in the request. */
  openStream?(): object
  /** Whether the body can be sent a second time. */
  readonly repeatable: boolean
}

interface BodySettings {
  readonly request: OutgoingRequest
  readonly mode: ChecksumMode
  /** Whether the profile wants S3's signatures to cover the body. */
  readonly signsPayload?: boolean | undefined
}

interface Checksum {
  readonly header: string
  newHash(): RunningHash
}

/**
 * Adds the checksum to an encoded request, and the headers that a stream needs.
 *
 * @throws ParamValidationError for a stream of unknown length, if AWS requires the length.
 */
export async function prepareBody(
  operation: OperationModel,
  input: Structure,
  { request, mode, signsPayload }: BodySettings,
): Promise<PreparedRequest> {
  const wanted = requestChecksum(operation, input, { request, mode })
  const newHash = wanted && (await loadHash(wanted.algorithm))
  const checksum = newHash && { header: checksumHeader(wanted.algorithm), newHash }
  const isInChunks = request.stream !== undefined && checksum !== undefined
  const signing = isInChunks ? {} : await payloadSigningHeaders(operation, request, signsPayload)
  const complete = withHeaders(request, { ...wanted?.headers, ...signing })
  if (complete.stream) return prepareStream(operation, complete, { source: complete.stream, checksum })
  if (!checksum) return { request: complete, repeatable: true }
  const digest = await digestOf(complete.body ?? '', checksum.newHash())
  return { request: withHeaders(complete, { [checksum.header]: digest }), repeatable: true }
}

/** The request itself if there is nothing to add: most calls have no checksum. */
function withHeaders(request: OutgoingRequest, added: Readonly<Record<string, string>>): OutgoingRequest {
  return Object.keys(added).length === 0 ? request : { ...request, headers: { ...request.headers, ...added } }
}

async function digestOf(body: Uint8Array | string, hash: RunningHash): Promise<string> {
  hash.update(typeof body === 'string' ? Buffer.from(body) : body)
  return Buffer.from(await hash.digest()).toString('base64')
}

function prepareStream(
  operation: OperationModel,
  request: OutgoingRequest,
  { source, checksum }: { source: StreamSource; checksum: Checksum | undefined },
): PreparedRequest {
  const length = streamLength(operation, source, request.headers)
  const headers = checksum
    ? chunkedHeaders(request.headers, checksum.header, length)
    : plainHeaders(request.headers, length)
  const trailer = () => checksum && { name: checksum.header, hash: checksum.newHash() }
  return {
    request: { ...request, headers },
    openStream: () => sendStream(source, { length, trailer: trailer() }),
    repeatable: isBlob(source),
  }
}

type Headers = Readonly<Record<string, string>>

function plainHeaders(headers: Headers, length: number | undefined): Headers {
  const hash = headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD'
  const size: Headers =
    length === undefined ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(length) }
  return { ...headers, 'x-amz-content-sha256': hash, ...size }
}

/** For a body in chunks, followed by its checksum: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html */
function chunkedHeaders(headers: Headers, trailer: string, length: number | undefined): Headers {
  const { 'content-length': _, ...others } = headers
  const encoding = headers['content-encoding']
  return {
    ...others,
    'content-encoding': encoding ? `${encoding},aws-chunked` : 'aws-chunked',
    'transfer-encoding': 'chunked',
    'x-amz-trailer': trailer,
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    ...(length !== undefined && { 'x-amz-decoded-content-length': String(length) }),
  }
}

/** @throws ParamValidationError */
function streamLength(operation: OperationModel, source: StreamSource, headers: Headers): number | undefined {
  const stated = headers['content-length']
  const length = stated === undefined ? lengthOfStream(source) : Number(stated)
  if (length !== undefined || !needsLength(operation)) return length
  const path = streamingPayload(operation.input)?.name ?? ''
  const message =
    `${path}: the length of this stream is unknown, but AWS requires it before the body; pass ContentLength, a Blob, ` +
    'a file’s ReadStream, or the bytes'
  throw new ParamValidationError([{ path, message }], operation.errorContext)
}

function needsLength({ input, traits, service }: OperationModel): boolean {
  if (streamingPayload(input)?.shape.traits.requiresLength) return true
  return !traits.unsignedPayload && (service.metadata.signatureVersion?.startsWith('s3') ?? false)
}
