import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { describeRequest } from '../../transfer/support/describe-request.js'
import type { Fault, StoreRequest } from '../../transfer/support/store-types.js'

/** Stands before a server of S3, and lets requests fail. */
export interface FaultyProxy {
  readonly url: string
  /** Decides about each request. */
  fault: (request: StoreRequest, count: number) => Fault | undefined
  /** The names of all requests, in order. */
  readonly names: string[]
  close(): Promise<void>
}

/** A proxy on loopback for the server at `endpoint`. */
export async function startFaultyProxy(endpoint: string): Promise<FaultyProxy> {
  const target = new URL(endpoint)
  const names: string[] = []
  const server = createServer((request, response) => {
    const seen = describeRequest(request)
    names.push(seen.name)
    const fault = proxy.fault(seen, names.filter((name) => name === seen.name).length)
    if (fault === 'reset') request.socket.destroy()
    else if (fault === 'refuse' || fault === 'deny') refuse(request, response, fault)
    else if (fault !== 'hang') forward(request, { response, target, fault })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${address.port}`,
    fault: () => undefined,
    names,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return proxy
}

function refuse(request: IncomingMessage, response: ServerResponse, fault: 'refuse' | 'deny'): void {
  request.resume()
  request.once('end', () => {
    response.writeHead(fault === 'refuse' ? 500 : 403, { 'content-type': 'application/xml' })
    const code = fault === 'refuse' ? 'InternalError' : 'AccessDenied'
    response.end(`<Error><Code>${code}</Code><Message>told to</Message></Error>`)
  })
}

interface Forwarding {
  readonly response: ServerResponse
  readonly target: URL
  readonly fault: Fault | undefined
}

function forward(request: IncomingMessage, { response, target, fault }: Forwarding): void {
  const { method, url: path, headers } = request
  const onward = send({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () => {
      if (fault === 'lose') response.destroy()
      else pass(answer, { response, body: Buffer.concat(chunks), fault })
    })
  })
  onward.on('error', () => response.destroy())
  request.pipe(onward)
}

interface Passing {
  readonly response: ServerResponse
  readonly body: Buffer
  readonly fault: Fault | undefined
}

function pass(answer: IncomingMessage, { response, body, fault }: Passing): void {
  const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers
  const length = answer.headers['content-length'] ?? String(body.length)
  response.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': length })
  const half = body.subarray(0, Math.ceil(body.length / 2))
  if (fault === 'cut') response.write(half, () => setImmediate(() => response.destroy()))
  else if (fault === 'stall') response.write(half)
  else {
    const middle = Math.floor(body.length / 2)
    if (fault === 'corrupt') body[middle] = (body[middle] ?? 0) ^ 1
    response.end(body)
  }
}
