import { describeCredentials } from '../../../auth/index.js'
import type { ListedSetting } from '../../../settings/index.js'
import { mask } from './mask.js'

/** A setting, or a part of the credentials. */
export interface ConfigurationRow extends Omit<ListedSetting, 'kind'> {
  readonly kind: ListedSetting['kind'] | 'file' | 'machine'
}

export interface CredentialRows {
  readonly rows: readonly ConfigurationRow[]
  readonly problems: readonly string[]
}

/** The rows of the credentials, and what is wrong with them. Nothing is fetched. */
export async function credentialRows(profile: string | undefined): Promise<CredentialRows> {
  const { source, kind = 'machine', keys, problem } = await describeCredentials(profile)
  if (problem !== undefined) return { rows: [], problems: [problem] }
  if (source === undefined) return rowsOf({ kind: 'default', source: '' }, { credentials: undefined })
  const place = { kind, source }
  if (!keys) return rowsOf(place, { credentials: 'fetched when needed' })
  const { accessKeyId, secretAccessKey, sessionToken } = keys
  return rowsOf(place, {
    access_key: mask(accessKeyId),
    secret_key: mask(secretAccessKey),
    ...(sessionToken !== undefined && { session_token: mask(sessionToken) }),
  })
}

function rowsOf(
  place: Pick<ConfigurationRow, 'kind' | 'source'>,
  values: Readonly<Record<string, string | undefined>>,
): CredentialRows {
  return { rows: Object.entries(values).map(([name, value]) => ({ name, value, ...place })), problems: [] }
}
