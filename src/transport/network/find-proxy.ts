import { platform } from '../../platform/index.js'

/**
 * The URL of the proxy that the environment names for a request, or undefined for the direct way. HTTPS_PROXY and
 * HTTP_PROXY by the request's own protocol, NO_PROXY for what goes past them, in either letter case, read as Python
 * and so boto3 read them: a name in NO_PROXY covers the names below it, with or without a leading dot.
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
