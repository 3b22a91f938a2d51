import { type RunningServer, startProcess } from './servers/start-server.js'

/** A moto server of this run, on loopback. */
export function startMoto(python: string): Promise<RunningServer> {
  return startProcess('moto', (port) => ({
    program: python,
    args: ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)],
    // A certificate changes its state after a minute otherwise, between boto3's listing and ours.
    env: { MOTO_ACM_VALIDATION_WAIT: '86400' },
  }))
}
