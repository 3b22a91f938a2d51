import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemVersion } from '../servers/server-kind.js'
import type { Behaviour, HttpServerKind, HttpServerSetup, Listener } from './http-server-kind.js'
import { systemProgram } from './system-program.js'

const settings: Readonly<Record<Behaviour, string>> = {
  steady: 'keepalive_requests 100000;',
  closing: 'keepalive_timeout 0;',
  counting: 'keepalive_requests 2;',
  impatient: 'keepalive_timeout 300ms;',
  unframed: 'chunked_transfer_encoding off;',
  compressing: '',
}

/** https://nginx.org */
export const nginx: HttpServerKind = {
  name: 'nginx',
  version: systemVersion,
  needs: 'the Debian package nginx',
  install: () => [systemProgram('nginx', ['-v'])],
  behaviours: ['steady', 'closing', 'counting', 'impatient', 'unframed', 'compressing'],
  givesHints: false,
  tellsIdleTime: false,
  tellsOfTls: true,
  reloadSignal: 'SIGHUP',
  start(setup) {
    const path = join(setup.folder, 'nginx.conf')
    mkdirSync(join(setup.folder, 'temporary'), { recursive: true })
    writeFileSync(path, configuration(setup))
    return systemProgram('nginx', ['-e', 'stderr', '-p', setup.folder, '-c', path])
  },
}

/** nginx compresses only for clients that ask for it, so a compressing listener asks another one of its own. */
function configuration(setup: HttpServerSetup): string {
  const { folder, backendPort } = setup
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, 'temporary', kind)};`,
  )
  // Its workers would otherwise be another user, who may not enter the folder.
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  return `
${user}
daemon off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  ${temporary.join('\n  ')}
  map $ssl_session_reused $session { r resumed; default new; }
  upstream backend { server 127.0.0.1:${backendPort}; keepalive 16; }
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  proxy_set_header X-Tls-Name $ssl_server_name;
  proxy_set_header X-Tls-Session $session;
  server {
    listen unix:${join(folder, 'compressed')};
    gzip on;
    gzip_types *;
    gzip_proxied any;
    gzip_min_length 1;
    location / { proxy_pass http://backend; }
  }
${setup.listeners.map((listener) => serverBlock(listener, setup)).join('\n')}
}
`
}

function serverBlock(
  { behaviour, isSecure, port }: Listener,
  { folder, certificate }: HttpServerSetup,
): string {
  const tls = isSecure
    ? `ssl_certificate ${certificate.cert}; ssl_certificate_key ${certificate.key}; ssl_session_cache shared:tls:1m;`
    : ''
  const onward =
    behaviour === 'compressing'
      ? `proxy_set_header Connection ""; proxy_set_header Accept-Encoding gzip; proxy_pass http://unix:${join(folder, 'compressed')}:;`
      : 'proxy_pass http://backend;'
  return `  server { listen 127.0.0.1:${port}${isSecure ? ' ssl' : ''}; ${tls} ${settings[behaviour]} location / { ${onward} } }`
}
