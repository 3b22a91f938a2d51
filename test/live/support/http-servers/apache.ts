import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemVersion } from '../servers/server-kind.js'
import type { Behaviour, HttpServerKind, HttpServerSetup, Listener } from './http-server-kind.js'
import { systemProgram } from './system-program.js'

const modules = [
  'mpm_event',
  'authz_core',
  'unixd',
  'env',
  'headers',
  'filter',
  'deflate',
  'proxy',
  'proxy_http',
  'socache_shmcb',
  'ssl',
]

const settings: Readonly<Record<Behaviour, readonly string[]>> = {
  steady: ['MaxKeepAliveRequests 0'],
  closing: ['KeepAlive Off'],
  // The first request is not counted.
  counting: ['MaxKeepAliveRequests 1'],
  // It tells the time in whole seconds, and a client does not rely on the last one.
  impatient: ['KeepAliveTimeout 2'],
  unframed: ['SetEnv downgrade-1.0 1', 'SetEnv force-response-1.0 1'],
  compressing: ['SetOutputFilter DEFLATE', 'RequestHeader set Accept-Encoding gzip early'],
}

/** https://httpd.apache.org */
export const apache: HttpServerKind = {
  name: 'Apache httpd',
  version: systemVersion,
  needs: 'the Debian package apache2',
  install: () => [systemProgram('apache2', ['-v'])],
  behaviours: ['steady', 'closing', 'counting', 'impatient', 'unframed', 'compressing'],
  givesHints: true,
  tellsIdleTime: true,
  tellsOfTls: true,
  reloadSignal: 'SIGUSR1',
  start(setup) {
    const path = join(setup.folder, 'httpd.conf')
    writeFileSync(path, configuration(setup))
    return systemProgram('apache2', ['-f', path, '-D', 'FOREGROUND'])
  },
}

function configuration(setup: HttpServerSetup): string {
  const { folder, backendPort, listeners } = setup
  return [
    `ServerRoot ${folder}`,
    'ServerName localhost',
    `DefaultRuntimeDir ${folder}`,
    `PidFile ${join(folder, 'httpd.pid')}`,
    `ErrorLog ${join(folder, 'errors')}`,
    // It refuses to answer as root.
    ...(process.getuid?.() === 0 ? ['User #65534', 'Group #65534'] : []),
    ...modules.flatMap(loadModule),
    'StartServers 1',
    'ThreadsPerChild 64',
    'MaxRequestWorkers 256',
    'KeepAlive On',
    'KeepAliveTimeout 60',
    'GracefulShutdownTimeout 5',
    `SSLSessionCache shmcb:${join(folder, 'sessions')}(512000)`,
    `ProxyPass / http://127.0.0.1:${backendPort}/ nocanon`,
    'RequestHeader set X-Tls-Name "%{SSL_TLS_SNI}s"',
    'RequestHeader set X-Tls-Session "%{SSL_SESSION_RESUMED}s"',
    ...listeners.map(({ port }) => `Listen 127.0.0.1:${port} http`),
    ...listeners.flatMap((listener) => virtualHost(listener, setup)),
    '',
  ].join('\n')
}

function virtualHost({ behaviour, isSecure, port }: Listener, { certificate }: HttpServerSetup): string[] {
  const tls = [
    'SSLEngine on',
    `SSLCertificateFile ${certificate.cert}`,
    `SSLCertificateKeyFile ${certificate.key}`,
  ]
  return [
    `<VirtualHost 127.0.0.1:${port}>`,
    ...(isSecure ? tls : []),
    ...settings[behaviour],
    '</VirtualHost>',
  ]
}

/** Which modules are built in differs by distribution. */
function loadModule(name: string): string[] {
  return [
    `<IfModule !${name}_module>`,
    `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`,
    '</IfModule>',
  ]
}
