import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type Server, type Socket } from 'node:net'
import { generate } from 'selfsigned'
import { onTestFinished } from 'vitest'

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** A TLS server on the loopback for `host`, and the certificate that it is to be trusted by. */
export async function startSecureServer(host: string, listener: RequestListener) {
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2 as const, value: host }] },
    ],
  })
  return { port: await listen(createTlsServer({ cert, key }, listener)), ca: cert }
}

/** A proxy that opens tunnels to the loopback, whatever host they name, and tells which. */
export async function startTunnelProxy() {
  const tunnels: (string | undefined)[] = []
  const server = createServer()
  server.on('connect', ({ url }, socket) => {
    tunnels.push(url)
    const onward = connect(Number(url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    for (const end of [socket, onward]) end.on('error', () => [socket, onward].map((each) => each.destroy()))
  })
  return { url: `http://127.0.0.1:${await listen(server)}`, tunnels }
}
