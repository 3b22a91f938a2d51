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
} from '../contract/index.js'
import { ssoToken } from './sso-token.js'

const profileEntries = ['sso_role_name', 'sso_account_id']
const loginEntries = ['sso_start_url', 'sso_region']

/** A role of IAM Identity Center, with the login that `aws sso login` cached. */
export const sso: CredentialSource = (context) => {
  const profile = context.shared.profiles.get(context.profileName)
  if (!profileEntries.some((entry) => profile?.has(entry))) return undefined
  const settings = readSettings(context)
  const { sso_role_name: roleName, sso_account_id: accountId, sso_region: region } = settings
  const login = { startUrl: settings.sso_start_url, region, ssoSession: entryOf(context, 'sso_session') }
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
      const problem = `SSO returned no credentials for the role ${roleName} of the account ${accountId} (${labelOf(context)})`
      throw failedSource(context, `${problem}: ${reasonOf(cause)}${remedy(context, cause)}`, cause)
    }
  }
}

/** A login without a role. boto3 ignores it; the call would then be signed with the machine's role. */
export const incompleteSso: CredentialSource = (context) => {
  const profile = context.shared.profiles.get(context.profileName)
  if (![...loginEntries, 'sso_session'].some((entry) => profile?.has(entry))) return undefined
  const problem = `${labelOf(context)} is configured for SSO, but has no ${profileEntries.join(' and no ')}`
  throw invalidSource(context, `${problem}; add them, or remove the SSO settings`)
}

/** A new login helps, unless SSO could not be reached. */
function remedy({ profileName }: SourceContext, cause: unknown): string {
  if (cause instanceof NextTokenError && ['Network', 'Timeout'].includes(cause.code)) return ''
  const option = profileName === 'default' ? '' : ` --profile ${JSON.stringify(profileName)}`
  return `; log in with aws sso login${option}`
}

type Settings = Record<'sso_role_name' | 'sso_account_id' | 'sso_start_url' | 'sso_region', string>

/** The profile's settings, completed with those of its sso-session. */
function readSettings(context: SourceContext): Settings {
  const name = entryOf(context, 'sso_session')
  const ssoSession = name === undefined ? undefined : context.shared.ssoSessions.get(name)
  if (name !== undefined && !ssoSession) {
    throw invalidSource(
      context,
      `sso_session of ${labelOf(context)} is "${name}", but there is no section [sso-session ${name}]; add it`,
    )
  }
  const read = (entry: string) => settingOf(context, entry, ssoSession)
  const missing = [...profileEntries, ...loginEntries].filter((entry) => !read(entry))
  if (missing.length > 0) {
    throw invalidSource(
      context,
      `${labelOf(context)} is configured for SSO, but has no ${missing.join(', no ')}; run aws configure sso`,
    )
  }
  return {
    sso_role_name: read('sso_role_name'),
    sso_account_id: read('sso_account_id'),
    sso_start_url: read('sso_start_url'),
    sso_region: read('sso_region'),
  }
}

function settingOf(context: SourceContext, entry: string, ssoSession: IniSection | undefined): string {
  const own = entryOf(context, entry)
  const shared = ssoSession?.get(entry)
  if (own !== undefined && shared !== undefined && own !== shared) {
    const problem = `${entry} of ${labelOf(context)} is "${own}", but its sso-session has another value`
    throw invalidSource(context, `${problem}; remove one of them`)
  }
  return own ?? (typeof shared === 'string' ? shared : '')
}

function identityIn(credentials: unknown, accountId: string) {
  const keys = Object(credentials) as Record<string, unknown>
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = keys
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') {
    throw new Error('the response of SSO has no roleCredentials')
  }
  return identityOf(accessKeyId, secretAccessKey, {
    sessionToken: typeof sessionToken === 'string' ? sessionToken : undefined,
    expiration: expiration === undefined ? undefined : new Date(Number(expiration)),
    accountId,
  })
}
