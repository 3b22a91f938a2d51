import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { isObject } from '../../values/index.js'
import type { SourceContext } from './credential-source.js'

/** How a profile logs in to SSO. */
export interface SsoLogin {
  readonly startUrl: string
  readonly region: string
  /** The name of the `[sso-session]`, whose login can be renewed; undefined for settings in the profile itself. */
  readonly session: string | undefined
}

interface CachedToken {
  readonly accessToken: string
  readonly expiresAt: string
  readonly [member: string]: unknown
}

/** botocore/tokens.py, `_REFRESH_WINDOW`: a login that ends this soon is renewed. */
const renewalMilliseconds = 15 * 60_000

/**
 * The token of a login, from the cache that `aws sso login` writes and every AWS SDK shares; one of a session is
 * renewed there before it ends.
 *
 * @throws Error whose message says why there is no token that can be used.
 */
export async function ssoToken(login: SsoLogin, context: SourceContext): Promise<string> {
  const path = await cachePath(login)
  const token = readToken(path)
  const remaining = parseTime(token.expiresAt) - platform.now()
  if (remaining < renewalMilliseconds && login.session !== undefined) {
    const renewed = await renew(token, login, context).catch((error: unknown) => {
      // What is good for a few minutes more serves until its end.
      if (remaining <= 0) throw error
      return undefined
    })
    if (renewed) {
      await platform.replaceFile(path, JSON.stringify(renewed))
      return renewed.accessToken
    }
  }
  if (!(remaining > 0)) throw new Error('the login has ended')
  return token.accessToken
}

async function cachePath({ session, startUrl }: SsoLogin): Promise<string> {
  const hash = platform.hash('sha1')
  hash.update(Buffer.from(session ?? startUrl))
  const name = Buffer.from(await hash.digest()).toString('hex')
  return `${platform.homeDirectory()}/.aws/sso/cache/${name}.json`
}

function readToken(path: string): CachedToken {
  const bytes = platform.readFile(path)
  if (!bytes) throw new Error('nobody has logged in')
  const token = parse(new TextDecoder().decode(bytes))
  if (!isToken(token)) throw new Error(`${path} is not a login's cache`)
  return token
}

/** The parser's own error quotes the text, which is a secret. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isToken(value: unknown): value is CachedToken {
  if (!isObject(value)) return false
  const { accessToken, expiresAt } = value as Record<string, unknown>
  return typeof accessToken === 'string' && typeof expiresAt === 'string'
}

/** Old versions of the AWS CLI write `2019-11-14T04:05:45UTC`. */
function parseTime(text: string): number {
  return Date.parse(text.replace(/UTC$/, 'Z'))
}

/** A new token; undefined where the login cannot be renewed, or SSO refuses to. */
async function renew(
  token: CachedToken,
  { region }: SsoLogin,
  { calls }: SourceContext,
): Promise<CachedToken | undefined> {
  const { clientId, clientSecret, refreshToken, registrationExpiresAt } = token
  const known = [clientId, clientSecret, refreshToken, registrationExpiresAt]
  if (known.some((value) => typeof value !== 'string')) return undefined
  if (!(parseTime(String(registrationExpiresAt)) > platform.now())) return undefined
  const input = { grantType: 'refresh_token', clientId, clientSecret, refreshToken }
  const call = { service: 'sso-oidc', operation: 'CreateToken', region, credentials: false } as const
  const answer = await calls.call({ ...call, input }).catch((error: unknown) => {
    if (error instanceof NextTokenError && error.code !== 'Network' && error.code !== 'Timeout')
      return undefined
    throw error
  })
  if (typeof answer?.accessToken !== 'string') return undefined
  const seconds = typeof answer.expiresIn === 'number' ? answer.expiresIn : 0
  const expiresAt = new Date(platform.now() + seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    ...token,
    accessToken: answer.accessToken,
    expiresAt,
    refreshToken: answer.refreshToken ?? refreshToken,
  }
}
