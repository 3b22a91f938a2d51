/**
 * settings: every setting of a client, resolved in boto3's order.
 *
 * In: options, the environment and the profile of the shared config files. Out: region, endpoint URL, flags, retries,
 * checksums, compression and certificates, read once per client. All of it is read in one go, so that every bad value is
 * reported at once and with the place that it came from. Who calls is not decided here: see `auth/`.
 */
export type { AuthConfig, CredentialsProvider } from './auth-config.js'
export { resolveCaBundle } from './ca-bundle.js'
export type { ChecksumConfig, ChecksumMode } from './checksum-settings.js'
export type { CompressionConfig, CompressionSettings } from './compression-settings.js'
export { resolveEndpointUrl } from './resolve-endpoint-url.js'
export { resolveSettings, type Settings, type SettingsConfig } from './resolve-settings.js'
export { SettingLookup } from './setting-lookup.js'
export {
  configLocation,
  credentialsLocation,
  expandPath,
  type IniSection,
  loadSharedConfig,
  readIniFile,
  type SharedConfig,
  splitLines,
  splitWords,
  strip,
} from './shared-config/index.js'
