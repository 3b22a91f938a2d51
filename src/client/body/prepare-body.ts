import { ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import {
  type EncodedRequest,
  type StreamSource,
  type Structure,
  streamingPayload,
} from '../../protocols/index.js'
import type { ChecksumMode } from '../../settings/index.js'
import { lengthOfStream, type RunningHash, sendStream } from '../../transport/index.js'
import { isBlob } from '../../values/index.js'
import { checksumHeader, loadHash } from './checksum-algorithm.js'
import { settlePayloadSigning } from './payload-signing.js'
import { chooseRequestChecksum } from './request-checksum.js'

/** How a request's body goes out. */
export interface PreparedBody {
  /** The stream to send, opened anew for every attempt; undefined: the body is in the request. */
  open?(): object
  /** Whether it can be sent twice. */
  readonly repeatable: boolean
}

interface BodySettings {
  readonly encoded: EncodedRequest
  readonly mode: ChecksumMode
  /** The profile's word on whether S3's signatures cover the body. */
  readonly signsPayload?: boolean | undefined
}

const inMemory: PreparedBody = { repeatable: true }

/**
 * Gives an encoded request its checksum, and the headers of a body that is a stream.
 *
 * @throws ParamValidationError for a stream whose length nobody knows, where AWS asks for it.
 */
export async function prepareBody(
  operation: OperationModel,
  input: Structure,
  { encoded, mode, signsPayload }: BodySettings,
): Promise<PreparedBody> {
  const algorithm = chooseRequestChecksum(operation, input, { encoded, mode })
  const newHash = algorithm === undefined ? undefined : await loadHash(algorithm)
  const checksum =
    algorithm !== undefined && newHash ? { header: checksumHeader(algorithm), newHash } : undefined
  const isInChunks = encoded.stream !== undefined && checksum !== undefined
  if (!isInChunks) await settlePayloadSigning(operation, encoded, signsPayload)
  if (encoded.stream) return prepareStream(operation, encoded.stream, { encoded, checksum })
  if (!checksum) return inMemory
  const hash = checksum.newHash()
  hash.update(
    typeof encoded.body === 'string' ? Buffer.from(encoded.body) : (encoded.body ?? new Uint8Array(0)),
  )
  encoded.headers[checksum.header] = Buffer.from(await hash.digest()).toString('base64')
  return inMemory
}

interface Way {
  readonly encoded: EncodedRequest
  readonly checksum: { readonly header: string; newHash(): RunningHash } | undefined
}

function prepareStream(
  operation: OperationModel,
  source: StreamSource,
  { encoded, checksum }: Way,
): PreparedBody {
  const { headers } = encoded
  const length = streamLength(operation, source, headers)
  if (checksum) addChunkedHeaders(headers, checksum.header, length)
  else headers['x-amz-content-sha256'] ??= 'UNSIGNED-PAYLOAD'
  if (!checksum && length !== undefined) headers['content-length'] = String(length)
  if (headers['content-length'] === undefined) headers['transfer-encoding'] = 'chunked'
  const trailer = () => checksum && { name: checksum.header, hash: checksum.newHash() }
  return {
    open: () => sendStream(source, { length, trailer: trailer() }),
    repeatable: isBlob(source),
  }
}

/** A body in chunks, its checksum after it: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html */
function addChunkedHeaders(
  headers: Record<string, string>,
  trailer: string,
  length: number | undefined,
): void {
  const encoding = headers['content-encoding']
  headers['content-encoding'] = encoding ? `${encoding},aws-chunked` : 'aws-chunked'
  headers['x-amz-trailer'] = trailer
  headers['x-amz-content-sha256'] = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'
  if (length !== undefined) headers['x-amz-decoded-content-length'] = String(length)
  delete headers['content-length']
}

function streamLength(
  operation: OperationModel,
  source: StreamSource,
  headers: Readonly<Record<string, string>>,
): number | undefined {
  const given = headers['content-length']
  const length = given === undefined ? lengthOfStream(source) : Number(given)
  if (length !== undefined || !needsLength(operation)) return length
  const path = streamingPayload(operation.input)?.name ?? ''
  const problem = 'the length of this stream is not known, and AWS asks for it beforehand'
  const remedy = 'pass ContentLength, a Blob, a file’s ReadStream, or the bytes'
  throw new ParamValidationError([{ path, message: `${path}: ${problem}; ${remedy}` }], {
    service: operation.service.name,
    operation: operation.name,
  })
}

function needsLength({ input, traits, service }: OperationModel): boolean {
  if (streamingPayload(input)?.shape.traits.requiresLength) return true
  return !traits.unsignedPayload && (service.metadata.signatureVersion?.startsWith('s3') ?? false)
}
