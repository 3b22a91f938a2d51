import { join } from 'node:path'
import type { HttpServerKind } from './http-server-kind.js'

const program = join(import.meta.dirname, 'programs', 'moto_server.py')

/** moto on Python's http.server, which closes each connection after one response. It has its own pages. */
export const motoHttp: HttpServerKind = {
  name: 'moto',
  version: 'requirements.txt',
  needs: 'Python 3 with venv and pip',
  // With boto3, before all others.
  install: () => [],
  behaviours: ['closing'],
  givesHints: false,
  tellsIdleTime: false,
  tellsOfTls: false,
  reloadSignal: undefined,
  start: ({ listeners, certificate }) => ({
    program: process.env.NEXTTOKEN_PYTHON ?? 'python3',
    args: [
      ...[program, certificate.cert, certificate.key],
      ...listeners.map(({ isSecure, port }) => `${isSecure ? 'tls' : 'plain'}:${port}`),
    ],
  }),
}
