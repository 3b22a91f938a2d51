import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemVersion } from '../servers/server-kind.js'
import type { Behaviour, HttpServerKind, HttpServerSetup, Listener } from './http-server-kind.js'
import { systemProgram } from './system-program.js'

const settings: Readonly<Record<Behaviour, readonly string[]>> = {
  steady: [],
  closing: ['option httpclose'],
  counting: [],
  unframed: [],
  impatient: ['timeout http-keep-alive 300ms'],
  compressing: [
    'http-request set-header Accept-Encoding gzip',
    'compression algo gzip',
    'compression type text/xml application/xml',
  ],
}

/** https://www.haproxy.org */
export const haproxy: HttpServerKind = {
  name: 'HAProxy',
  version: systemVersion,
  needs: 'the Debian package haproxy',
  install: () => [systemProgram('haproxy', ['-v'])],
  // It has no limit of requests for a connection, and always gives chunks or a length.
  behaviours: ['steady', 'closing', 'impatient', 'compressing'],
  givesHints: true,
  tellsIdleTime: false,
  tellsOfTls: true,
  reloadSignal: 'SIGUSR2',
  start(setup) {
    const path = join(setup.folder, 'haproxy.cfg')
    writeFileSync(path, configuration(setup))
    return systemProgram('haproxy', ['-W', '-db', '-q', '-f', path])
  },
}

/** It sends hints of its own: version 2.6 stalls when a server's hints and page arrive together, with curl too. */
const hints = [
  'http-request early-hint Link "</style.css>; rel=preload" if { path_beg /hinted }',
  'http-request set-header X-Is-Hinted yes if { path_beg /hinted }',
]

function configuration(setup: HttpServerSetup): string {
  return `global
  maxconn 400
  hard-stop-after 5s
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout http-keep-alive 60s
backend pages
  server pages 127.0.0.1:${setup.backendPort}
${setup.listeners.map((listener) => frontend(listener, setup)).join('\n')}
`
}

function frontend({ behaviour, isSecure, port }: Listener, { certificate }: HttpServerSetup): string {
  const tls = [
    'http-request set-header X-Tls-Name %[ssl_fc_sni]',
    'http-request set-header X-Tls-Session %[ssl_fc_is_resumed,iif(resumed,new)]',
  ]
  const lines = [
    `bind 127.0.0.1:${port}${isSecure ? ` ssl crt ${certificate.both}` : ''}`,
    ...(isSecure ? tls : []),
    ...hints,
    ...settings[behaviour],
    'default_backend pages',
  ]
  return [`frontend port-${port}`, ...lines.map((line) => `  ${line}`)].join('\n')
}
