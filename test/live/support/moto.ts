import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** A moto server of this run, on loopback. */
export interface Moto {
  readonly endpoint: string
  stop(): Promise<void>
}

export async function startMoto(python: string): Promise<Moto> {
  const port = await freePort()
  const args = ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)]
  const server = spawn(python, args, { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const endpoint = `http://127.0.0.1:${port}`
  await answers(endpoint, () => server.exitCode)
  const stop = async () => {
    server.kill()
    await ended
  }
  return { endpoint, stop }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof address === 'object' && address) return address.port
  throw new Error('no free port on loopback')
}

async function answers(endpoint: string, exitCode: () => number | null): Promise<void> {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    if (exitCode() !== null) throw new Error(`moto server ended with code ${exitCode()}`)
    const answer = await fetch(`${endpoint}/moto-api/`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`moto server did not answer on ${endpoint} within 60 s`)
}
