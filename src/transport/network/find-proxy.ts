import { platform } from '../../platform/index.js'

/**
 * The URL of the proxy that the environment names for a request; undefined if the request goes directly.
 *
 * HTTPS_PROXY or HTTP_PROXY applies by the request's protocol, in upper or lower case, unless NO_PROXY names the host.
 * They are read as Python, and so boto3, reads them: a name in NO_PROXY also covers its subdomains, with or without a
 * leading dot.
 */
export function findProxy({ protocol, hostname, port }: Target): string | undefined {
  const scheme = protocol.replace(/:$/, '')
  const proxy = variable(`${scheme}_proxy`)
  if (proxy === undefined || isExcluded(hostname.toLowerCase(), port)) return undefined
  return proxy.includes('://') ? proxy : `http://${proxy}`
}

export interface Target {
  readonly protocol: string
  readonly hostname: string
  readonly port?: number | undefined
}

function isExcluded(hostname: string, port: number | undefined): boolean {
  const names = (variable('no_proxy') ?? '').toLowerCase().split(/[\s,]+/)
  return names.some((name) => {
    const bare = name.replace(/^\*?\./, '')
    if (bare === '') return false
    return bare === '*' || covers(bare, hostname) || covers(bare, `${hostname}:${port}`)
  })
}

function covers(name: string, host: string): boolean {
  return host === name || host.endsWith(`.${name}`)
}

function variable(name: string): string | undefined {
  return platform.env(name) || platform.env(name.toUpperCase()) || undefined
}
