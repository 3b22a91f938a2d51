import { createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a server does with the text of a request, on the connection that it came on. */
export type Respond = (socket: Socket, head: string) => void

export interface RawServer {
  readonly port: number
  /** Every connection so far, in the order of arrival. */
  readonly sockets: readonly Socket[]
  /** The target of every request so far, as in `GET /target HTTP/1.1`. */
  readonly seen: readonly string[]
}

/** A server that answers each request with bytes of its own. It is gone when the test ends. */
export async function startRawServer(respond: Respond): Promise<RawServer> {
  const sockets: Socket[] = []
  const seen: string[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    answerHeads(socket, (head) => {
      seen.push(head.split(' ')[1] ?? '')
      respond(socket, head)
    })
  })
  return { port: await listen(server, sockets), sockets, seen }
}

/** Calls `onHead` for each head that arrives. What follows a head is left to the caller's own listener. */
export function answerHeads(socket: Socket, onHead: (head: string) => void): void {
  let text = ''
  socket.on('error', () => {})
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
    for (let end = text.indexOf('\r\n\r\n'); end !== -1; end = text.indexOf('\r\n\r\n')) {
      const head = text.slice(0, end)
      text = text.slice(end + 4)
      onHead(head)
    }
  })
}

export async function listen(
  server: Server,
  sockets: readonly Socket[],
  host = '127.0.0.1',
): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** Resolves when a connection is closed, by an error or without one. */
export async function closed(socket: Socket | undefined): Promise<void> {
  if (socket && !socket.destroyed) await new Promise<void>((resolve) => socket.once('close', () => resolve()))
}

/** A response with this text. */
export function page(text: string, headers = ''): string {
  return `HTTP/1.1 200 OK\r\n${headers}content-length: ${text.length}\r\n\r\n${text}`
}
