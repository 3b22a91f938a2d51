import { notOneOf, type SettingLookup } from './setting-lookup.js'

const modes = ['WHEN_SUPPORTED', 'WHEN_REQUIRED'] as const

export type ChecksumMode = (typeof modes)[number]

/** Checksums of bodies, for S3 above all. The options have the AWS SDK v3's names. */
export interface ChecksumConfig {
  /**
   * Whether a request's body gets a checksum (CRC32, unless the input names another algorithm) wherever the
   * operation takes one, or only where it must have one. Default: AWS_REQUEST_CHECKSUM_CALCULATION, the profile's
   * `request_checksum_calculation`, `WHEN_SUPPORTED`.
   */
  readonly requestChecksumCalculation?: ChecksumMode | undefined
  /**
   * Whether a response's checksum is asked for and checked wherever the operation has one, or only where the input
   * asks for it (`ChecksumMode: 'ENABLED'`). Default: AWS_RESPONSE_CHECKSUM_VALIDATION, the profile's
   * `response_checksum_validation`, `WHEN_SUPPORTED`.
   */
  readonly responseChecksumValidation?: ChecksumMode | undefined
}

export interface ChecksumSettings {
  readonly request: ChecksumMode
  readonly response: ChecksumMode
  /** Whether S3's signatures cover the body; undefined: as usual. */
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
  const given: unknown = config[option]
  const entry = entries[option]
  const found =
    given === undefined
      ? lookup.find({ variables: [`AWS_${entry.toUpperCase()}`], entry })
      : { value: given, source: `\`${option}\`` }
  if (!found) return 'WHEN_SUPPORTED'
  const mode = modes.find((known) => known === String(found.value).toUpperCase())
  if (mode === undefined) lookup.problems.push(notOneOf(found, modes))
  return mode ?? 'WHEN_SUPPORTED'
}
