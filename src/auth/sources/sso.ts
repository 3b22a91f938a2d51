import { NextTokenError } from '../../errors/index.js'
import type { IniSection } from '../../settings/index.js'
import {
  type CredentialSource,
  entryOf,
  failedSource,
  identityOf,
  invalidSource,
  labelOf,
  reasonOf,
  type SourceContext,
} from './credential-source.js'
import { ssoToken } from './sso-token.js'

const profileEntries = ['sso_role_name', 'sso_account_id']
const loginEntries = ['sso_start_url', 'sso_region']

/** A role of IAM Identity Center, by the login that `aws sso login` keeps. */
export const sso: CredentialSource = (context) => {
  const profile = context.shared.profiles.get(context.profileName)
  if (!profileEntries.some((entry) => profile?.has(entry))) return undefined
  const settings = readSettings(context)
  const { sso_role_name: roleName, sso_account_id: accountId, sso_region: region } = settings
  const login = { startUrl: settings.sso_start_url, region, session: entryOf(context, 'sso_session') }
  return async () => {
    try {
      const accessToken = await ssoToken(login, context)
      const call = { service: 'sso', operation: 'GetRoleCredentials', region, credentials: false } as const
      const { roleCredentials } = await context.calls.call({
        ...call,
        input: { roleName, accountId, accessToken },
      })
      return identityIn(roleCredentials, accountId)
    } catch (cause) {
      const problem = `the role ${roleName} of the account ${accountId}, which ${labelOf(context)} has by SSO, was not given`
      throw failedSource(context, `${problem}: ${reasonOf(cause)}${remedy(context, cause)}`, cause)
    }
  }
}

/** A login and no role. boto3 passes over it; the call would be signed as the machine's role then. */
export const ssoHalf: CredentialSource = (context) => {
  const profile = context.shared.profiles.get(context.profileName)
  if (![...loginEntries, 'sso_session'].some((entry) => profile?.has(entry))) return undefined
  const problem = `${labelOf(context)} is configured for SSO, and has no ${profileEntries.join(' and no ')}`
  throw invalidSource(context, `${problem}; add them, or give the profile other credentials`)
}

/** A login helps unless SSO was not reached at all. */
function remedy({ profileName }: SourceContext, cause: unknown): string {
  if (cause instanceof NextTokenError && ['Network', 'Timeout'].includes(cause.code)) return ''
  const option = profileName === 'default' ? '' : ` --profile ${JSON.stringify(profileName)}`
  return `; log in with aws sso login${option}`
}

type Settings = Record<'sso_role_name' | 'sso_account_id' | 'sso_start_url' | 'sso_region', string>

/** The profile's settings, with those of its session in them. */
function readSettings(context: SourceContext): Settings {
  const name = entryOf(context, 'sso_session')
  const session = name === undefined ? undefined : context.shared.ssoSessions.get(name)
  if (name !== undefined && !session) {
    throw invalidSource(
      context,
      `sso_session of ${labelOf(context)} is "${name}"; there is no [sso-session ${name}]`,
    )
  }
  const read = (entry: string) => settingOf(context, entry, session)
  const missing = [...profileEntries, ...loginEntries].filter((entry) => !read(entry))
  if (missing.length > 0) {
    throw invalidSource(
      context,
      `${labelOf(context)} is configured for SSO, and has no ${missing.join(', no ')}`,
    )
  }
  return {
    sso_role_name: read('sso_role_name'),
    sso_account_id: read('sso_account_id'),
    sso_start_url: read('sso_start_url'),
    sso_region: read('sso_region'),
  }
}

function settingOf(context: SourceContext, entry: string, session: IniSection | undefined): string {
  const own = entryOf(context, entry)
  const shared = session?.get(entry)
  if (own !== undefined && shared !== undefined && own !== shared) {
    const problem = `${entry} of ${labelOf(context)} is "${own}", and its sso-session has another value`
    throw invalidSource(context, `${problem}; remove one of them`)
  }
  return own ?? (typeof shared === 'string' ? shared : '')
}

function identityIn(credentials: unknown, accountId: string) {
  const keys = Object(credentials) as Record<string, unknown>
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = keys
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') {
    throw new Error('the answer of SSO has no roleCredentials')
  }
  return identityOf(accessKeyId, secretAccessKey, {
    sessionToken: typeof sessionToken === 'string' ? sessionToken : undefined,
    expiration: expiration === undefined ? undefined : new Date(Number(expiration)),
    accountId,
  })
}
