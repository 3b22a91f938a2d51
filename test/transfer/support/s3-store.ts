import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { crc32 } from 'node:zlib'
import { CopyOperations } from './copy-operations.js'
import { describeRequest } from './describe-request.js'
import { refuse, S3Refusal } from './refusal.js'
import type { Fault, StoredObject, StoredUpload, StoreRequest } from './store-types.js'

const xml = { 'content-type': 'application/xml' }

/**
 * S3 in memory, on loopback: objects, uploads in parts, ranges, conditions and checksums. It refuses what S3 refuses, and
 * fails as a test tells it.
 */
export class S3Store {
  readonly objects = new Map<string, StoredObject>()
  readonly uploads = new Map<string, StoredUpload>()
  /** Every request, as `operation`, or `operation 3` for a part. */
  readonly requests: StoreRequest[] = []
  /** Requests that are being answered now, and the most at one time. */
  readonly inFlight = { now: 0, most: 0 }
  /** Decides about each request before it is answered. */
  fault: (request: StoreRequest, count: number) => Fault | undefined = () => undefined
  /** Resolves when a request may be answered. */
  gate: (request: StoreRequest) => Promise<void> | undefined = () => undefined
  /** Whether ranges and conditions are not understood. */
  isOld = false
  readonly #server: Server
  #uploadCount = 0
  url = ''

  constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('the server has no port')
    this.url = `http://127.0.0.1:${address.port}`
    return this
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Answers the requests of an operation only when so many of them are there at the same time. */
  holdUntil(operation: string, count: number): void {
    let open = () => {}
    const opened = new Promise<void>((resolve) => {
      open = resolve
    })
    this.gate = (request) => {
      if (this.operations().filter((one) => one === operation).length >= count) open()
      return request.operation === operation ? opened : undefined
    }
  }

  /** Operations in the order of their arrival. */
  operations(): string[] {
    return this.requests.map(({ operation }) => operation)
  }

  put(name: string, bytes: Uint8Array, more: Partial<StoredObject> = {}): StoredObject {
    const stored = {
      bytes,
      etag: `"${md5(bytes)}"`,
      headers: {},
      checksums: {},
      tags: '',
      partSizes: [],
      ...more,
    }
    this.objects.set(name, stored)
    return stored
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight.now++
    this.inFlight.most = Math.max(this.inFlight.most, this.inFlight.now)
    response.once('close', () => this.inFlight.now--)
    const seen = describeRequest(request)
    this.requests.push(seen)
    const count = this.requests.filter(({ name }) => name === seen.name).length
    const fault = this.fault(seen, count)
    if (fault === 'reset') request.socket.destroy()
    if (fault === 'reset' || fault === 'hang') return
    try {
      const body = await bodyOf(request)
      await this.gate(seen)
      if (fault === 'refuse') throw new S3Refusal(500, 'InternalError')
      if (fault === 'deny') throw new S3Refusal(403, 'AccessDenied')
      this.#perform(seen, { body, response, fault })
    } catch (error) {
      if (response.headersSent || request.socket.destroyed) response.destroy()
      else refuse(response, error)
    }
  }

  #perform(seen: StoreRequest, { body, response, fault }: Answering): void {
    const answering = { body, response, fault }
    const own: Readonly<Record<string, () => void>> = {
      HeadObject: () => this.#read(seen, response, fault),
      GetObject: () => this.#read(seen, response, fault),
      PutObject: () => this.#putObject(seen, answering),
      CreateMultipartUpload: () => this.#create(seen, response),
      UploadPart: () => this.#putPart(seen, answering),
      CompleteMultipartUpload: () => this.#complete(seen, answering),
      AbortMultipartUpload: () => this.#remove(seen, response),
    }
    const perform = own[seen.operation]
    if (perform) perform()
    else new CopyOperations(this).perform(seen, { body, response })
  }

  #remove({ uploadId }: StoreRequest, response: ServerResponse): void {
    if (!this.uploads.delete(uploadId)) throw new S3Refusal(404, 'NoSuchUpload')
    response.writeHead(204).end()
  }

  #read({ key, headers, query, operation }: StoreRequest, response: ServerResponse, fault?: Fault): void {
    const stored = this.find(key)
    const match = headers['if-match']
    if (!this.isOld && match !== undefined && match !== stored.etag)
      throw new S3Refusal(412, 'PreconditionFailed')
    const common = { etag: stored.etag, 'accept-ranges': 'bytes', ...stored.headers }
    const total = stored.bytes.length
    const [start, end] = this.isOld ? [0, total - 1] : rangeOf(headers.range, query, stored)
    const isPart = start > 0 || end < total - 1 || (headers.range !== undefined && !this.isOld)
    const wanted = headers['x-amz-checksum-mode'] === 'ENABLED' && !isPart ? stored.checksums : {}
    response.writeHead(isPart ? 206 : 200, {
      ...common,
      ...wanted,
      ...(stored.tags && { 'x-amz-tagging-count': String(stored.tags.split('&').length) }),
      'content-length': end + 1 - start,
      ...(isPart && { 'content-range': `bytes ${start}-${end}/${total}` }),
    })
    if (operation === 'HeadObject') response.end()
    else send(response, stored.bytes.subarray(start, end + 1), fault)
  }

  #putObject({ key, headers }: StoreRequest, { body, response, fault }: Answering): void {
    if (headers['if-none-match'] === '*' && this.objects.has(key))
      throw new S3Refusal(412, 'PreconditionFailed')
    const checksums = checked(headers, body, fault)
    const stored = this.put(key, body, {
      headers: kept(headers),
      checksums,
      tags: String(headers['x-amz-tagging'] ?? ''),
    })
    response.writeHead(200, { etag: stored.etag, ...checksums }).end()
  }

  #create({ key, headers }: StoreRequest, response: ServerResponse): void {
    const id = `upload-${++this.#uploadCount}`
    const tags = String(headers['x-amz-tagging'] ?? '')
    const algorithm = headers['x-amz-checksum-algorithm']?.toString()
    const isFull = headers['x-amz-checksum-type'] === 'FULL_OBJECT'
    this.uploads.set(id, { key, headers: kept(headers), tags, algorithm, isFull, parts: new Map() })
    response.writeHead(200, xml)
    response.end(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
  }

  #putPart({ headers, partNumber, uploadId }: StoreRequest, { body, response, fault }: Answering): void {
    const upload = this.upload(uploadId)
    const checksums = checked(headers, body, fault)
    if (upload.algorithm === undefined && Object.keys(checksums).length > 0)
      throw new S3Refusal(400, 'InvalidRequest')
    const etag = `"${md5(body)}"`
    upload.parts.set(partNumber, { bytes: body, etag, checksum: Object.values(checksums)[0] })
    response.writeHead(200, { etag, ...checksums }).end()
  }

  #complete(seen: StoreRequest, { body, response, fault }: Answering): void {
    const upload = this.upload(seen.uploadId)
    if (seen.headers['if-none-match'] === '*' && this.objects.has(upload.key))
      throw new S3Refusal(412, 'PreconditionFailed')
    const listed = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll('&quot;', '"'),
      checksum: /<Checksum\w+>(.*?)</.exec(part)?.[1],
    }))
    const parts = listed.map(({ number, etag, checksum }, index) => {
      const part = upload.parts.get(number)
      if (!part || part.etag !== etag || number !== index + 1) throw new S3Refusal(400, 'InvalidPart')
      if (part.checksum !== checksum) throw new S3Refusal(400, 'InvalidPart')
      return part
    })
    if (parts.length !== upload.parts.size) throw new S3Refusal(400, 'InvalidPart')
    const bytes = Buffer.concat(parts.map((part) => part.bytes))
    const digest = createHash('md5')
    for (const part of parts) digest.update(md5(part.bytes), 'hex')
    const etag = `"${digest.digest('hex')}-${parts.length}"`
    const checksums = checksumOf(upload, { bytes, parts, headers: seen.headers })
    this.put(upload.key, bytes, {
      ...{ etag, headers: upload.headers, checksums, tags: upload.tags },
      partSizes: parts.map((part) => part.bytes.length),
    })
    this.uploads.delete(seen.uploadId)
    if (fault === 'lose') {
      response.destroy()
      return
    }
    response.writeHead(200, xml)
    response.end(
      `<CompleteMultipartUploadResult><ETag>${etag.replaceAll('"', '&quot;')}</ETag></CompleteMultipartUploadResult>`,
    )
  }

  find(name: string): StoredObject {
    const stored = this.objects.get(name)
    if (!stored) throw new S3Refusal(404, 'NoSuchKey')
    return stored
  }

  upload(id: string): StoredUpload {
    const upload = this.uploads.get(id)
    if (!upload) throw new S3Refusal(404, 'NoSuchUpload')
    return upload
  }
}

interface Answering {
  readonly body: Buffer
  readonly response: ServerResponse
  readonly fault?: Fault | undefined
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** First and last byte. */
function rangeOf(range: string | undefined, query: URLSearchParams, stored: StoredObject): [number, number] {
  const last = stored.bytes.length - 1
  const part = query.get('partNumber')
  if (part !== null && stored.partSizes.length > 0) {
    const before = stored.partSizes.slice(0, Number(part) - 1).reduce((sum, size) => sum + size, 0)
    return [before, before + (stored.partSizes[Number(part) - 1] ?? 0) - 1]
  }
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  if (start === undefined) return [0, last]
  if (Number(start) > last) throw new S3Refusal(416, 'InvalidRange')
  return [Number(start), Math.min(end ? Number(end) : last, last)]
}

function send(response: ServerResponse, bytes: Uint8Array, fault: Fault | undefined): void {
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2))
  if (fault === 'stall') response.write(half)
  else if (fault === 'cut') response.write(half, () => setImmediate(() => response.destroy()))
  else response.end(fault === 'corrupt' ? withWrongBit(bytes) : bytes)
}

function withWrongBit(bytes: Uint8Array): Uint8Array {
  const wrong = Uint8Array.from(bytes)
  const middle = Math.floor(bytes.length / 2)
  wrong[middle] = (wrong[middle] ?? 0) ^ 1
  return wrong
}

/** What S3 keeps of the headers of a request. */
function kept(headers: IncomingMessage['headers']): Record<string, string> {
  const names = Object.keys(headers).filter((name) =>
    /^(?:content-(?:type|language|disposition|encoding)|cache-control|expires|x-amz-meta-.*|x-amz-storage-class)$/.test(
      name,
    ),
  )
  return Object.fromEntries(names.map((name) => [name, String(headers[name])]))
}

/** The checksums of a body's headers, which must be right. */
function checked(headers: IncomingMessage['headers'], body: Buffer, fault?: Fault): Record<string, string> {
  const name = Object.keys(headers).find((header) => /^x-amz-checksum-(?:crc32|sha256)$/.test(header))
  if (name === undefined) return {}
  const actual = name.endsWith('sha256') ? createHash('sha256').update(body).digest('base64') : crcOf(body)
  if (fault === 'corrupt' || headers[name] !== actual) throw new S3Refusal(400, 'BadDigest')
  return { [name]: actual }
}

interface Completing {
  readonly bytes: Buffer
  readonly parts: readonly { readonly checksum?: string | undefined }[]
  readonly headers: IncomingMessage['headers']
}

function checksumOf(
  { algorithm, isFull }: StoredUpload,
  { bytes, parts, headers }: Completing,
): Record<string, string> {
  if (algorithm === undefined) return {}
  const name = `x-amz-checksum-${algorithm.toLowerCase()}`
  if (isFull) {
    const actual = crcOf(bytes)
    if (headers[name] !== undefined && headers[name] !== actual) throw new S3Refusal(400, 'BadDigest')
    return { [name]: actual, 'x-amz-checksum-type': 'FULL_OBJECT' }
  }
  const digests = Buffer.concat(parts.map(({ checksum = '' }) => Buffer.from(checksum, 'base64')))
  const whole =
    algorithm === 'SHA256' ? createHash('sha256').update(digests).digest('base64') : crcOf(digests)
  return { [name]: `${whole}-${parts.length}`, 'x-amz-checksum-type': 'COMPOSITE' }
}

export function crcOf(bytes: Uint8Array): string {
  const digest = Buffer.alloc(4)
  digest.writeUInt32BE(crc32(bytes))
  return digest.toString('base64')
}

function md5(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex')
}
