import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { decodeHeaderText, encodeHeaderText } from '../../values/index.js'
import type { HttpRequest, HttpResponse } from '../message/index.js'

/** An HTTP server on loopback. */
export interface LoopbackServer {
  readonly endpoint: string
  /** Closes every connection, also those with pending responses. */
  close(): Promise<void>
}

/** Serves the responses of `handle` on 127.0.0.1. Port 0 means any free port. */
export async function serve(
  handle: (request: HttpRequest) => HttpResponse,
  port: number,
): Promise<LoopbackServer> {
  const timers = new Set<NodeJS.Timeout>()
  const server = createServer((incoming, outgoing) => {
    readRequest(incoming).then(
      (request) => {
        const response = handle(request)
        if (response.delay === 0) return send(outgoing, response)
        const timer = setTimeout(() => {
          timers.delete(timer)
          send(outgoing, response)
        }, response.delay)
        timers.add(timer)
      },
      () => outgoing.destroy(),
    )
  })
  await listen(server, port)
  return { endpoint: endpointOf(server), close: () => close(server, timers) }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function endpointOf(server: Server): string {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('the server has no port')
  return `http://127.0.0.1:${address.port}`
}

function close(server: Server, timers: Set<NodeJS.Timeout>): Promise<void> {
  for (const timer of timers) clearTimeout(timer)
  timers.clear()
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = decodeHeaderText(Array.isArray(value) ? value.join(',') : value)
  }
  return { method: incoming.method ?? 'GET', url: incoming.url ?? '/', headers, body: Buffer.concat(chunks) }
}

function send(outgoing: ServerResponse, response: HttpResponse): void {
  const { statusCode, headers, body, cut } = response
  if (cut && cut.afterBytes === undefined) {
    if (cut.kind === 'reset') outgoing.destroy()
    return
  }
  const sent = Object.entries(headers).map(([name, value]) => [name, encodeHeaderText(value)])
  // A response to HEAD says how long the body would be.
  const length = (outgoing.req.method === 'HEAD' && headers['content-length']) || body.byteLength
  outgoing.writeHead(statusCode, { ...Object.fromEntries(sent), 'content-length': length })
  if (!cut) {
    outgoing.end(body)
    return
  }
  outgoing.write(body.subarray(0, cut.afterBytes), () => {
    if (cut.kind === 'reset') outgoing.destroy()
  })
}
