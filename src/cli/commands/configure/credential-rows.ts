import { describeCredentials } from '../../../auth/index.js'
import type { ListedSetting } from '../../../settings/index.js'
import { mask } from './mask.js'

export interface CredentialRows {
  readonly rows: readonly ListedSetting[]
  readonly problems: readonly string[]
}

/** The rows of the credentials, and what is wrong with them. Nothing is fetched. */
export async function credentialRows(profile: string | undefined): Promise<CredentialRows> {
  const { source, isVariable, keys, problem } = await describeCredentials(profile)
  if (problem !== undefined) return { rows: [], problems: [problem] }
  if (source === undefined) return rowsOf({ kind: 'default', source: '' }, { credentials: undefined })
  const place = { kind: isVariable ? 'variable' : 'profile', source } as const
  if (!keys) return rowsOf(place, { credentials: 'fetched when needed' })
  const { accessKeyId, secretAccessKey, sessionToken } = keys
  return rowsOf(place, {
    access_key: mask(accessKeyId),
    secret_key: mask(secretAccessKey),
    ...(sessionToken !== undefined && { session_token: mask(sessionToken) }),
  })
}

function rowsOf(
  place: Pick<ListedSetting, 'kind' | 'source'>,
  values: Readonly<Record<string, string | undefined>>,
): CredentialRows {
  return { rows: Object.entries(values).map(([name, value]) => ({ name, value, ...place })), problems: [] }
}
