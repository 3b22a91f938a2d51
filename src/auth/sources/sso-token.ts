import { NextTokenError } from '../../errors/index.js'
import { platform } from '../../platform/index.js'
import { isObject } from '../../values/index.js'
import type { SourceContext } from '../contract/index.js'

/** The SSO login of a profile. */
export interface SsoLogin {
  readonly startUrl: string
  readonly region: string
  /**
   * The name of the `[sso-session]`, whose login can be renewed; undefined for a login configured in the profile
   * itself.
   */
  readonly ssoSession: string | undefined
}

interface CachedToken {
  readonly accessToken: string
  readonly expiresAt: string
  readonly [member: string]: unknown
}

/** A login that ends this soon is renewed (botocore/tokens.py, `_REFRESH_WINDOW`). */
const renewalMilliseconds = 15 * 60_000

/**
 * The access token of a login, from the cache that `aws sso login` writes and all AWS SDKs share. The token of an
 * sso-session is renewed in the cache before it ends.
 *
 * @throws Error whose message says why there is no usable token.
 */
export async function ssoToken(login: SsoLogin, context: SourceContext): Promise<string> {
  const path = await cachePath(login)
  const token = readToken(path)
  const remaining = parseTime(token.expiresAt) - platform.now()
  if (remaining < renewalMilliseconds && login.ssoSession !== undefined) {
    const renewed = await renew(token, login, context).catch((error: unknown) => {
      // A token that is valid for a few more minutes is used until it expires.
      if (remaining <= 0) throw error
      return undefined
    })
    if (renewed) {
      await platform.replaceFile(path, JSON.stringify(renewed))
      return renewed.accessToken
    }
  }
  if (!(remaining > 0)) throw new Error('the login has expired')
  return token.accessToken
}

async function cachePath({ ssoSession, startUrl }: SsoLogin): Promise<string> {
  const hash = platform.hash('sha1')
  hash.update(Buffer.from(ssoSession ?? startUrl))
  const name = Buffer.from(await hash.digest()).toString('hex')
  return `${platform.homeDirectory()}/.aws/sso/cache/${name}.json`
}

function readToken(path: string): CachedToken {
  const bytes = platform.readFile(path)
  if (!bytes) throw new Error('nobody has logged in')
  const token = parse(new TextDecoder().decode(bytes))
  if (!isToken(token)) throw new Error(`${path} is not an SSO token cache`)
  return token
}

/** The parser's own error would quote the text, which is a secret. */
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

/** A new token; undefined if the login cannot be renewed or SSO refuses to. */
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
