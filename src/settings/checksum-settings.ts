import { notOneOf, type SettingLookup } from './setting-lookup.js'

const modes = ['WHEN_SUPPORTED', 'WHEN_REQUIRED'] as const

export type ChecksumMode = (typeof modes)[number]

/** Checksums of bodies, mostly for S3. The option names are the AWS SDK v3's. */
export interface ChecksumConfig {
  /**
   * Choose which requests get a checksum of their body: all whose operation supports one (`'WHEN_SUPPORTED'`), or
   * only those whose operation requires one (`'WHEN_REQUIRED'`). It is a CRC32, unless the input names another
   * algorithm.
   *
   * @default AWS_REQUEST_CHECKSUM_CALCULATION, then `request_checksum_calculation` of the profile, then
   * `'WHEN_SUPPORTED'`
   */
  readonly requestChecksumCalculation?: ChecksumMode | undefined
  /**
   * Choose which responses are checked against their checksum: all whose operation supports one
   * (`'WHEN_SUPPORTED'`), or only those whose input asks for it with `ChecksumMode: 'ENABLED'`
   * (`'WHEN_REQUIRED'`).
   *
   * @default AWS_RESPONSE_CHECKSUM_VALIDATION, then `response_checksum_validation` of the profile, then
   * `'WHEN_SUPPORTED'`
   */
  readonly responseChecksumValidation?: ChecksumMode | undefined
}

export interface ChecksumSettings {
  readonly request: ChecksumMode
  readonly response: ChecksumMode
  /** Whether S3's signatures cover the body; undefined for S3's usual choice. */
  readonly signsPayload: boolean | undefined
}

export function resolveChecksumSettings(config: ChecksumConfig, lookup: SettingLookup): ChecksumSettings {
  return {
    request: resolveMode('requestChecksumCalculation', config, lookup),
    response: resolveMode('responseChecksumValidation', config, lookup),
    signsPayload: lookup.flag({ s3Entry: 'payload_signing_enabled' }),
  }
}

const entries = {
  requestChecksumCalculation: 'request_checksum_calculation',
  responseChecksumValidation: 'response_checksum_validation',
} as const satisfies Record<keyof ChecksumConfig, string>

function resolveMode(
  option: keyof ChecksumConfig,
  config: ChecksumConfig,
  lookup: SettingLookup,
): ChecksumMode {
  const value: unknown = config[option]
  const entry = entries[option]
  const found =
    value === undefined
      ? lookup.find({ variables: [`AWS_${entry.toUpperCase()}`], entry })
      : { value, source: `\`${option}\`` }
  if (!found) return 'WHEN_SUPPORTED'
  const mode = modes.find((known) => known === String(found.value).toUpperCase())
  if (mode === undefined) lookup.problems.push(notOneOf(found, modes))
  return mode ?? 'WHEN_SUPPORTED'
}
