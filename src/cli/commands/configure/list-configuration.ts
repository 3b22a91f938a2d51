import { listSettings, type SettingDescription } from '../../../settings/index.js'
import { type OwnOptions, optionTable, type ReadOptions } from '../../options/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { reportFormat, textTable, writeReport } from '../contract/index.js'
import { type ConfigurationRow, type CredentialRows, credentialRows } from './credential-rows.js'
import { maskUrl } from './mask.js'

/** Writes the settings, then every invalid value with its source: the settings help to find what is wrong. */
export async function listConfiguration({ own, extra }: ReadOptions, io: Io): Promise<ExitStatus> {
  const format = reportFormat(extra)
  const { settings, problems } = listSettings(givenIn(own), ofCommandLine)
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

/** What only the command line reads. */
const ofCommandLine: readonly SettingDescription[] = [
  {
    name: 'output',
    variables: ['AWS_DEFAULT_OUTPUT'],
    entry: 'output',
    usual: 'a table on a terminal, else ndjson',
    choices: optionTable.output.values,
  },
  {
    name: 'cli_binary_format',
    entry: 'cli_binary_format',
    usual: 'base64',
    choices: optionTable['cli-binary-format'].values,
  },
]

const unsigned: CredentialRows = {
  rows: [{ name: 'credentials', value: 'none', kind: 'option', source: '--no-sign-request' }],
  problems: [],
}

function givenIn(own: OwnOptions) {
  return {
    profile: own.profile,
    region: own.region,
    endpoint_url: own['endpoint-url'],
    ca_bundle: own['ca-bundle'],
  }
}

const kinds: Readonly<Record<ConfigurationRow['kind'], string>> = {
  option: 'option',
  variable: 'environment',
  profile: 'profile',
  default: 'default',
  file: 'file',
  machine: 'machine',
}

function tableOf(rows: readonly ConfigurationRow[], width: number | undefined): string {
  const cells = rows.map(({ name, value = 'not set', kind, source }) => [name, value, kinds[kind], source])
  return textTable(['SETTING', 'VALUE', 'FROM', 'WHERE'], cells, width)
}
