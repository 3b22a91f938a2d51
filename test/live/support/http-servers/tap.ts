import { connect, createServer, type Socket } from 'node:net'

/** One connection that went through a tap. */
export interface TappedConnection {
  /** What the server has sent so far; over TLS it is encrypted. */
  received(): string
  /** How many bytes the client sent after the server had closed its side. */
  sentTooLate(): number
  /** Resolves once the server has closed its side. */
  readonly serverEnded: Promise<void>
  /** Resolves once the client has closed its side too. */
  readonly closed: Promise<void>
}

/** A wire between client and server that can be watched. It passes every byte and every end on, unchanged. */
export interface Tap {
  readonly port: number
  /** Every connection so far. */
  readonly connections: readonly TappedConnection[]
  close(): Promise<void>
}

export async function openTap(serverPort: number): Promise<Tap> {
  const connections: TappedConnection[] = []
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    open.add(client)
    client.once('close', () => open.delete(client))
    connections.push(join(client, serverPort))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    connections,
    close() {
      for (const client of open) client.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function join(client: Socket, port: number): TappedConnection {
  const server = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
  const chunks: Buffer[] = []
  let tooLate = 0
  server.on('data', (chunk: Buffer) => chunks.push(chunk))
  client.on('data', (chunk: Buffer) => {
    if (server.readableEnded) tooLate += chunk.byteLength
  })
  client.pipe(server).pipe(client)
  // A reset is passed on as a reset.
  client.on('error', () => server.resetAndDestroy())
  server.on('error', () => client.resetAndDestroy())
  client.on('close', () => server.destroy())
  return {
    received: () => Buffer.concat(chunks).toString('latin1'),
    sentTooLate: () => tooLate,
    serverEnded: new Promise((resolve) => {
      server.once('end', resolve)
      server.once('close', () => resolve())
    }),
    closed: new Promise((resolve) => client.once('close', () => resolve())),
  }
}
