import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'

export interface TestServer {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** Every request so far, in the order of arrival. */
  readonly requests: readonly IncomingMessage[]
}

/**
 * An HTTP server on a free port of the loopback, gone when the test ends. The first request goes to the first
 * listener, the second to the second; all that follow, to the last.
 */
export async function startHttpServer(...listeners: readonly RequestListener[]): Promise<TestServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    const listener = listeners[requests.length - 1] ?? listeners.at(-1)
    listener?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { port: address.port, url: `http://127.0.0.1:${address.port}`, requests }
}
