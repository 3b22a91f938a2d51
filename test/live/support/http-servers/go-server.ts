import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpServerKind } from './http-server-kind.js'

const source = join(import.meta.dirname, 'programs', 'go-server.go')

/** Go's net/http: https://pkg.go.dev/net/http */
export const goServer: HttpServerKind = {
  name: 'Go net-http',
  version: createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12),
  needs: 'Go 1.21 or later',
  install: (folder) => [{ program: 'go', args: ['build', '-o', join(folder, 'go-server'), source] }],
  behaviours: ['steady', 'closing', 'counting', 'impatient', 'unframed', 'compressing'],
  givesHints: true,
  tellsIdleTime: false,
  tellsOfTls: true,
  reloadSignal: undefined,
  start: ({ listeners, backendPort, certificate, installed }) => ({
    program: join(installed, 'go-server'),
    args: [
      ...['-backend', `http://127.0.0.1:${backendPort}`],
      ...['-cert', certificate.cert, '-key', certificate.key],
      ...listeners.map(
        ({ behaviour, isSecure, port }) => `${behaviour}:${isSecure ? 'tls' : 'plain'}:${port}`,
      ),
    ],
  }),
}
