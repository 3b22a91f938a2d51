import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FaultyStore } from './faulty-store.js'
import type { ListInput, ListOperation } from './list-answer.js'
import { StoreError } from './store-error.js'
import { errorXml, xmlOf } from './xml-of.js'

export interface ServedStore {
  /** `http://127.0.0.1:<port>`, for path-style requests. */
  readonly endpoint: string
  close(): Promise<void>
}

/** The members of the input by their names in the query. */
const members: Readonly<Record<string, string>> = {
  'continuation-token': 'ContinuationToken',
  delimiter: 'Delimiter',
  'encoding-type': 'EncodingType',
  'key-marker': 'KeyMarker',
  marker: 'Marker',
  'max-keys': 'MaxKeys',
  prefix: 'Prefix',
  'start-after': 'StartAfter',
  'version-id-marker': 'VersionIdMarker',
}

/** Serves the list operations of a store on a free port of the loopback, each answer after `latency` milliseconds. */
export async function serveStore(store: FaultyStore, latency = 0): Promise<ServedStore> {
  const server = createServer((request, response) => {
    request.resume()
    const answer = () => send(store, request.url ?? '/', response)
    if (latency === 0) answer()
    else setTimeout(answer, latency)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { endpoint: `http://127.0.0.1:${port}`, close }
}

function send(store: FaultyStore, url: string, response: ServerResponse): void {
  const headers = { 'content-type': 'application/xml' }
  try {
    const body = xmlOf(store.answer(readRequest(url)))
    response.writeHead(200, headers).end(body)
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    if (error.status === 0) response.destroy()
    else response.writeHead(error.status, headers).end(errorXml(error))
  }
}

function readRequest(url: string): { operation: ListOperation; input: ListInput } {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const input: Record<string, unknown> = { Bucket: decodeURIComponent(pathname.slice(1)) }
  for (const [name, value] of searchParams) if (members[name]) input[members[name]] = value
  if (searchParams.has('versions')) return { operation: 'ListObjectVersions', input }
  return { operation: searchParams.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects', input }
}
