import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cbor } from '@smithy/core/cbor'
import { type Answer, breakOff, mostRequests, type Scenario } from './scenario.js'

export interface Served {
  readonly endpoint: string
  /** Number of received requests. */
  readonly requests: () => number
  close(): void
}

/** The scenario's service on a free port of loopback, for one rival. */
export async function serveScenario(scenario: Scenario): Promise<Served> {
  const asked = new Map<number, number>()
  let requests = 0
  const server = createServer(async (request, response) => {
    const text = (await readText(request)) || (request.url ?? '')
    requests++
    const page = Number(/page-(\d+)/.exec(text)?.[1] ?? 0)
    const before = asked.get(page) ?? 0
    asked.set(page, before + 1)
    reply(request, response, requests > mostRequests ? broken : scenario.answer({ page, before, text }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { endpoint: `http://127.0.0.1:${port}`, requests: () => requests, close }
}

const broken: Answer = { status: 400, body: { __type: breakOff, message: 'asked too often' } }

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  request.setEncoding('latin1')
  for await (const chunk of request) text += chunk
  return text
}

/** Encodes a response in the protocol of the request. */
function reply(request: IncomingMessage, response: ServerResponse, { status = 200, body }: Answer): void {
  response.statusCode = status
  if (typeof body === 'string') {
    response.setHeader('content-type', 'application/xml').end(body)
  } else if (request.headers['smithy-protocol'] === 'rpc-v2-cbor') {
    response.setHeader('smithy-protocol', 'rpc-v2-cbor').setHeader('content-type', 'application/cbor')
    response.end(cbor.serialize(body))
  } else {
    response.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify(body))
  }
}
