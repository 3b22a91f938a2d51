import type { SettingLookup } from './setting-lookup.js'

/**
 * Compression of request bodies, for operations whose model supports it. The option names are the AWS SDK v3's.
 */
export interface CompressionConfig {
  /**
   * Send every body uncompressed.
   *
   * @default AWS_DISABLE_REQUEST_COMPRESSION, then `disable_request_compression` of the profile, then false
   */
  readonly disableRequestCompression?: boolean | undefined
  /**
   * Compress bodies of at least this many bytes: 0 to 10,485,760.
   *
   * @default AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES, then `request_min_compression_size_bytes` of the profile,
   * then 10,240
   */
  readonly requestMinCompressionSizeBytes?: number | undefined
}

export interface CompressionSettings {
  readonly disabled: boolean
  readonly minimumSize: number
}

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-compression.html */
const defaultSize = 10_240
const maxSize = 10_485_760

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
  const option: unknown = config.requestMinCompressionSizeBytes
  const found =
    option === undefined
      ? lookup.find({ variables: [`AWS_${entry.toUpperCase()}`], entry })
      : { value: option, source: '`requestMinCompressionSizeBytes`' }
  if (!found) return defaultSize
  const size = option === undefined ? Number(found.value) : option
  if (typeof size === 'number' && Number.isInteger(size) && size >= 0 && size <= maxSize) return size
  const seen = typeof found.value === 'number' ? String(found.value) : JSON.stringify(found.value)
  lookup.problems.push(`${found.source} is ${seen}; it must be an integer from 0 to ${maxSize}`)
  return defaultSize
}
