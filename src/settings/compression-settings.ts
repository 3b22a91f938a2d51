import type { SettingLookup } from './setting-lookup.js'

/** Compression of requests, for the operations whose model takes it. The options have the AWS SDK v3's names. */
export interface CompressionConfig {
  /**
   * Sends every body as it is. Default: AWS_DISABLE_REQUEST_COMPRESSION, the profile's
   * `disable_request_compression`, false.
   */
  readonly disableRequestCompression?: boolean | undefined
  /**
   * Bytes from which on a body is compressed: 0 to 10,485,760. Default: AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, the
   * profile's `request_min_compression_size_bytes`, 10,240.
   */
  readonly requestMinCompressionSizeBytes?: number | undefined
}

export interface CompressionSettings {
  readonly disabled: boolean
  readonly minimumSize: number
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-compression.html */
const defaultSize = 10_240
const mostSize = 10_485_760

export function resolveCompressionSettings(
  config: CompressionConfig,
  lookup: SettingLookup,
): CompressionSettings {
  const disabled =
    config.disableRequestCompression ??
    lookup.flag({ variables: ['AWS_DISABLE_REQUEST_COMPRESSION'], entry: 'disable_request_compression' })
  return { disabled: disabled ?? false, minimumSize: minimumSize(config, lookup) }
}

function minimumSize(config: CompressionConfig, lookup: SettingLookup): number {
  const entry = 'request_min_compression_size_bytes'
  const given: unknown = config.requestMinCompressionSizeBytes
  const found =
    given === undefined
      ? lookup.find({ variables: [`AWS_${entry.toUpperCase()}`], entry })
      : { value: given, source: '`requestMinCompressionSizeBytes`' }
  if (!found) return defaultSize
  const size = given === undefined ? Number(found.value) : given
  if (typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= mostSize) return size
  const seen = typeof found.value === 'number' ? String(found.value) : JSON.stringify(found.value)
  lookup.problems.push(`${found.source} is ${seen}; it must be a whole number of bytes from 0 to ${mostSize}`)
  return defaultSize
}
