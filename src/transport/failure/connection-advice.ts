import { MalformedResponse } from '../http1/index.js'

/** The host that a request was sent to. */
export interface Target {
  readonly protocol: string
  readonly hostname: string
  readonly port?: number | undefined
}

/** Node's and OpenSSL's codes for a certificate that is not trusted or belongs to another host. */
const certificate = /^(CERT_|DEPTH_ZERO_SELF_SIGNED|ERR_TLS_CERT|HOSTNAME_MISMATCH|SELF_SIGNED|UNABLE_TO_)/
/** Codes of connections that were never made. A `connectionTimeout` has a message but no code. */
const neverConnected = /^(EAI_\w+|ECONNREFUSED|ENOTFOUND|ERR_TLS_\w+|UND_ERR_CONNECT_TIMEOUT)$/
const noHandshake =
  /wrong.version.number|packet.length.too.long|handshake.failure|protocol.version|unrecognized.name/i
/** Of Smithy's handler, and of our sockets. */
const connectTimeout = /did not establish a connection|the request waited for a connection/
/** The first byte of a TLS alert, with which a TLS server answers a request in plain text. */
const TLS_ALERT = 0x15

/** Whether the request may have reached the service before the connection failed. */
export function wasSent(causes: readonly Error[]): boolean {
  return !causes.some((cause) => {
    const { code, syscall } = factsOf(cause)
    return (
      syscall === 'connect' ||
      syscall === 'getaddrinfo' ||
      neverConnected.test(code) ||
      certificate.test(code) ||
      (isTlsCode(code) && noHandshake.test(`${code} ${cause.message}`)) ||
      connectTimeout.test(cause.message)
    )
  })
}

/** What the user can check, by the reason of a failure. `hostHint` is the advice for an AWS host that does not exist. */
export function connectionAdvice(
  causes: readonly Error[],
  target: Target,
  hostHint: (() => string | undefined) | undefined,
): string {
  const { hostname, port } = target
  const host = port === undefined ? hostname : `${hostname}:${port}`
  for (const cause of causes) {
    const { code, hostname: missing } = factsOf(cause)
    if (code === 'ENOTFOUND') {
      const isProxy = missing !== '' && missing !== hostname
      return isProxy
        ? `check the proxy: no host "${missing}" was found`
        : (hostHint?.() ?? 'check the endpoint')
    }
    if (code === 'EAI_AGAIN') return 'the DNS server did not answer: check the network and DNS'
    if (code === 'ECONNREFUSED')
      return 'nothing listens on that port: check the endpoint, its port and the proxy'
    if (isPlainServer(cause, code))
      return `the server does not use TLS on that port; try the endpoint http://${host}`
    if (isTlsServer(cause, code)) return `the server uses TLS on that port; try the endpoint https://${host}`
    if (cause instanceof MalformedResponse) {
      return "the server does not keep to HTTP/1.1: check the endpoint and what stands before it; transport: 'node' reads with Node's own parser, which is less strict"
    }
    if (certificate.test(code)) {
      return 'the certificate is not trusted: set AWS_CA_BUNDLE or NODE_EXTRA_CA_CERTS to a file with the certificate of its authority'
    }
  }
  if (target.protocol === 'http:' && port === 443) return `try the endpoint https://${hostname}`
  return 'check the endpoint, DNS, proxy and TLS'
}

/** https://github.com/localstack/localstack/issues/1464 */
function isPlainServer({ message }: Error, code: string): boolean {
  return isTlsCode(code) && /wrong.version.number|packet.length.too.long/i.test(`${code} ${message}`)
}

function isTlsCode(code: string): boolean {
  return code === 'EPROTO' || code.startsWith('ERR_SSL_')
}

function isTlsServer(cause: Error, code: string): boolean {
  if (cause instanceof MalformedResponse) return cause.isTlsAlert
  const packet: unknown = 'rawPacket' in cause ? cause.rawPacket : undefined
  return code.startsWith('HPE_') && ArrayBuffer.isView(packet) && Reflect.get(packet, 0) === TLS_ALERT
}

function factsOf(error: Error): { code: string; syscall: string; hostname: string } {
  const text = (name: string) => {
    const value: unknown = Reflect.get(error, name)
    return typeof value === 'string' ? value : ''
  }
  return { code: text('code'), syscall: text('syscall'), hostname: text('hostname') }
}
