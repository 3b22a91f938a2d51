import { type ListedSetting, listSettings } from '../../../settings/index.js'
import type { OwnOptions, ReadOptions } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { reportFormat, textTable, writeReport } from '../contract/index.js'
import { credentialRows } from './credential-rows.js'
import { maskUrl } from './mask.js'

/** Writes the settings, then every invalid value with its source: the settings help to find what is wrong. */
export async function listConfiguration({ own, extra }: ReadOptions, io: Io): Promise<ExitStatus> {
  const format = reportFormat(own)
  const { settings, problems } = listSettings(givenIn(own))
  const credentials = own['no-sign-request'] ? unsigned : await credentialRows(own.profile)
  const [profile, ...others] = settings
  const all = [...(profile ? [profile] : []), ...credentials.rows, ...others]
  const rows = all
    .filter(({ kind }) => !extra.set || kind !== 'default')
    .map((row) => ({ ...row, value: row.value && maskUrl(row.value) }))
  await writeReport(rows, { format, io, toText: (width) => tableOf(rows, width) })
  const found = new Set([...problems, ...credentials.problems])
  if (found.size === 0) return exitStatus.complete
  await io.stderr.write([...found].map((problem) => `${problem}\n`).join(''))
  return exitStatus.error
}

const unsigned = {
  rows: [{ name: 'credentials', value: 'none', kind: 'option', source: '--no-sign-request' }],
  problems: [],
} as const

function givenIn(own: OwnOptions) {
  return {
    profile: own.profile,
    region: own.region,
    endpoint_url: own['endpoint-url'],
    ca_bundle: own['ca-bundle'],
  }
}

const kinds: Readonly<Record<ListedSetting['kind'], string>> = {
  option: 'option',
  variable: 'environment',
  profile: 'profile',
  default: 'default',
}

function tableOf(rows: readonly ListedSetting[], width: number | undefined): string {
  const cells = rows.map(({ name, value = 'not set', kind, source }) => [name, value, kinds[kind], source])
  return textTable(['SETTING', 'VALUE', 'FROM', 'WHERE'], cells, width)
}
