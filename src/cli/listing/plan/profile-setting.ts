import { loadSharedConfig } from '../../../settings/index.js'
import { type OwnOptions, optionTable, UsageError } from '../../options/index.js'
import type { Io } from '../../terminal/index.js'

/** An entry of the profile, such as `output`; undefined if there is none. */
export function profileSetting(profile: string | undefined, entry: string): string | undefined {
  const value = loadSharedConfig(profile).profile.get(entry)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * The format of the output: of the option, of AWS_DEFAULT_OUTPUT or of the profile, as in the AWS CLI; undefined if none
 * of them has one.
 *
 * @throws UsageError for a format that does not exist.
 */
export function outputFormatOf(own: OwnOptions, io: Io): NonNullable<OwnOptions['output']> | undefined {
  if (own.output !== undefined) return own.output
  const variable = io.env.AWS_DEFAULT_OUTPUT || undefined
  const value = variable ?? profileSetting(own.profile, 'output')
  if (value === undefined) return undefined
  const { values } = optionTable.output
  const known = values.find((one) => one === value)
  if (known) return known
  const source = variable === undefined ? '`output` of the profile' : 'AWS_DEFAULT_OUTPUT'
  throw new UsageError([`${source} is ${JSON.stringify(value)}: it must be one of ${values.join(', ')}`])
}
