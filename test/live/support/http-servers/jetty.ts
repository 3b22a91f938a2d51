import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpServerKind, HttpServerSetup, Listener } from './http-server-kind.js'

const pom = join(import.meta.dirname, 'programs', 'jetty.pom.xml')
const password = 'changeit'

/** https://jetty.org */
export const jetty: HttpServerKind = {
  name: 'Jetty',
  version: '12.1.14',
  needs: 'Java 17 or later, Maven and openssl',
  install: (folder) => [
    { program: 'openssl', args: ['version'] },
    {
      program: 'mvn',
      args: [
        ...['--quiet', '--batch-mode', '--file', pom, 'dependency:copy-dependencies'],
        ...['-DincludeScope=runtime', `-DoutputDirectory=${folder}`, `-Djetty.version=${jetty.version}`],
      ],
    },
  ],
  // It has no limit of requests for a connection, gives chunks or a length, and compresses only if a client asks.
  behaviours: ['steady', 'closing', 'impatient'],
  givesHints: true,
  tellsIdleTime: false,
  tellsOfTls: false,
  reloadSignal: undefined,
  start(setup) {
    const { folder, installed, certificate } = setup
    const store = join(folder, 'store.p12')
    const { cert, key } = certificate
    const files = ['-in', cert, '-inkey', key, '-out', store]
    execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', `pass:${password}`])
    const path = join(folder, 'jetty.xml')
    writeFileSync(path, configuration(setup, store))
    return {
      program: 'java',
      args: [
        ...['-Xmx256m', '-Dorg.eclipse.jetty.LEVEL=WARN', '-cp', join(installed, '*')],
        ...['org.eclipse.jetty.xml.XmlConfiguration', path],
      ],
    }
  },
}

function configuration({ listeners, backendPort }: HttpServerSetup, store: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
<Configure id="Server" class="org.eclipse.jetty.server.Server">
  <Set name="stopAtShutdown">true</Set>
  <Set name="stopTimeout">5000</Set>
  <New id="Tls" class="org.eclipse.jetty.util.ssl.SslContextFactory$Server">
    <Set name="keyStorePath">${store}</Set>
    <Set name="keyStorePassword">${password}</Set>
    <Set name="sniRequired">true</Set>
  </New>
${listeners.map((listener) => connector(listener)).join('\n')}
  <Set name="handler">
    <New class="org.eclipse.jetty.server.handler.GracefulHandler">
      <Arg>
        <New class="org.eclipse.jetty.proxy.ProxyHandler$Reverse">
          <Arg>https?://[^/]+/(.*)</Arg>
          <Arg>http://127.0.0.1:${backendPort}/$1</Arg>
        </New>
      </Arg>
    </New>
  </Set>
</Configure>
`
}

/** `sniRequired` refuses a client that does not name the host in its handshake. */
function connector({ behaviour, isSecure, port }: Listener): string {
  const http = `
          <Item><New class="org.eclipse.jetty.server.HttpConnectionFactory"><Arg>
            <New class="org.eclipse.jetty.server.HttpConfiguration">
              <Set name="persistentConnectionsEnabled">${behaviour !== 'closing'}</Set>
              <Call name="addCustomizer"><Arg><New class="org.eclipse.jetty.server.SecureRequestCustomizer"/></Arg></Call>
            </New>
          </Arg></New></Item>`
  const tls = `
          <Item><New class="org.eclipse.jetty.server.SslConnectionFactory">
            <Arg><Ref refid="Tls"/></Arg><Arg>http/1.1</Arg>
          </New></Item>`
  return `
  <Call name="addConnector"><Arg>
    <New class="org.eclipse.jetty.server.ServerConnector">
      <Arg><Ref refid="Server"/></Arg>
      <Arg><Array type="org.eclipse.jetty.server.ConnectionFactory">${isSecure ? tls : ''}${http}
      </Array></Arg>
      <Set name="host">127.0.0.1</Set>
      <Set name="port">${port}</Set>
      <Set name="idleTimeout">${behaviour === 'impatient' ? 300 : 60_000}</Set>
    </New>
  </Arg></Call>`
}
