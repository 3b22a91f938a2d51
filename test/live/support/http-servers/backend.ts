import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { answer, type HttpRequest, readPlan } from 'nexttoken/simulator'

/** How many items the listings have: three pages of each. */
export const counts = { objects: 2_500, topics: 250 }

/** The server behind the others: it answers with pages of the simulator, in the way that the bucket's name says. */
export interface Backend {
  readonly port: number
  /** Every request so far. */
  readonly requests: readonly IncomingMessage[]
  close(): Promise<void>
}

/** Buckets, and how their pages are sent. */
const buckets = {
  /** With `content-length`. */
  measured: sendMeasured,
  /** In chunks of many sizes, the last parts of which arrive late. */
  chunked: sendChunked,
  /** The same, with a trailer. */
  trailed(response: ServerResponse, page: Page) {
    response.addTrailers({ 'x-amz-checksum-crc32': 'AAAAAA==' })
    sendChunked(response, { ...page, headers: { ...page.headers, trailer: 'x-amz-checksum-crc32' } })
  },
  /** Compressed by the backend. */
  packed(response: ServerResponse, page: Page) {
    const body = gzipSync(page.body)
    sendMeasured(response, { ...page, headers: { ...page.headers, 'content-encoding': 'gzip' }, body })
  },
  /** After 103 Early Hints, unless the server in front has sent some. */
  hinted(response: ServerResponse, page: Page, request: HttpRequest) {
    if (request.headers['x-is-hinted']) sendMeasured(response, page)
    else response.writeEarlyHints({ link: '</style.css>; rel=preload' }, () => sendMeasured(response, page))
  },
  /** At the second attempt; the first is refused. */
  busy(response: ServerResponse, page: Page, request: HttpRequest) {
    const isFirst = request.headers['amz-sdk-request']?.includes('attempt=1') ?? false
    sendMeasured(response, isFirst ? refusal(500, 'InternalError') : page)
  },
}

interface Page {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const plan = readPlan({
  's3.ListObjectsV2': { items: counts.objects, item: (index) => ({ Key: keyOf(index) }) },
  'sns.ListTopics': { items: counts.topics },
})

export function keyOf(index: number): string {
  return `photos/${String(index).padStart(6, '0')} ünd ☃.jpg`
}

export async function startBackend(): Promise<Backend> {
  const requests: IncomingMessage[] = []
  const pages = new Map<string, Page>()
  const server = createServer((incoming, outgoing) => {
    requests.push(incoming)
    readRequest(incoming).then(
      (request) => respond(request, outgoing, pages),
      () => outgoing.destroy(),
    )
  })
  // Only the servers in front decide when a connection ends.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    requests,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value)
  return { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers, body: Buffer.concat(chunks) }
}

function respond(request: HttpRequest, response: ServerResponse, pages: Map<string, Page>): void {
  const { pathname } = new URL(request.url, 'http://backend')
  const [, bucket = '', key] = pathname.split('/')
  const send = bucket === '' ? sendMeasured : Object.entries(buckets).find(([name]) => name === bucket)?.[1]
  if (request.method === 'DELETE') response.writeHead(204).end()
  else if (request.method === 'HEAD') answerHead(key, response)
  else if (key) sendMeasured(response, refusal(404, 'NoSuchKey'))
  else if (send) send(response, pageFor(request, pages), request)
  else sendMeasured(response, refusal(404, 'NoSuchBucket'))
}

/** The length of a body that does not follow. */
function answerHead(key: string | undefined, response: ServerResponse): void {
  response.writeHead(key === 'missing' ? 404 : 200, { 'content-length': 12_345, etag: '"of-a-head"' }).end()
}

/** The simulator gives the same page again for the same request; to make it takes longer than to send it. */
function pageFor(request: HttpRequest, pages: Map<string, Page>): Page {
  const name = `${request.url} ${Buffer.from(request.body).toString()}`
  const known = pages.get(name)
  if (known) return known
  const { response } = answer(plan, request, { total: 0, ofOperation: new Map(), isTooFast: () => false })
  const { statusCode, headers, body } = response
  const page = { statusCode, headers, body }
  pages.set(name, page)
  return page
}

function refusal(statusCode: number, code: string): Page {
  const body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>a refusal with a body</Message></Error>`
  return { statusCode, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) }
}

function sendMeasured(response: ServerResponse, { statusCode, headers, body }: Page): void {
  response.writeHead(statusCode, { ...headers, 'content-length': body.byteLength }).end(body)
}

function sendChunked(response: ServerResponse, { statusCode, headers, body }: Page): void {
  response.writeHead(statusCode, headers)
  let from = 0
  for (const size of [1, 16, 255, 4_097]) {
    response.write(body.subarray(from, from + size))
    from += size
  }
  setImmediate(() => {
    response.write(body.subarray(from, -3))
    setImmediate(() => response.end(body.subarray(-3)))
  })
}
