import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LatencyQueue } from '../harness/latency-queue.js'
import type { PreparedPage } from './prepare-page.js'

export interface Serving {
  /** Whether responses are chunked. @default false */
  readonly chunked?: boolean
  /** Delay of each response in milliseconds. @default 0 */
  readonly latency?: number
}

/** Serves one page again and again, with another token and another item each time. It only copies bytes. */
export async function servePage(
  { body, contentType, numbersAt }: PreparedPage,
  { chunked = false, latency = 0 }: Serving = {},
): Promise<{ endpoint: string; close(): void }> {
  let count = 0
  const queue = new LatencyQueue(latency)
  const answer = (response: ServerResponse) => {
    const page = Buffer.from(body)
    const number = String(++count).padStart(6, '0')
    for (const at of numbersAt) page.write(number, at, 'latin1')
    const length = chunked ? {} : { 'content-length': page.length }
    response.writeHead(200, { 'content-type': contentType, ...length })
    if (!chunked) return response.end(page)
    for (let start = 0; start < page.length; start += 65_536)
      response.write(page.subarray(start, start + 65_536))
    return response.end()
  }
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => queue.add(() => answer(response)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 2048, resolve))
  const { port } = server.address() as AddressInfo
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { endpoint: `http://127.0.0.1:${port}`, close }
}
