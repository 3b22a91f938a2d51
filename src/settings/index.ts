/**
 * settings: every setting of a client, resolved in boto3's order.
 *
 * In: options, the environment, and the profile of the shared config files. Out: region, endpoint URL, endpoint
 * flags, retries, checksums, compression and CA certificates. A file per setting: `AWS_ENDPOINT_URL_S3` and the
 * profile's `services` section are in `resolve-endpoint-url.ts`. All settings are read at once, at a client's
 * first call, so that one error reports every invalid value with its source. Credentials are resolved in `auth/`.
 */
export type { AuthConfig, CredentialsProvider } from './auth-config.js'
export { resolveCaBundle } from './ca-bundle.js'
export type { ChecksumConfig, ChecksumMode } from './checksum-settings.js'
export { type ApiVersionConfig, chooseModel } from './choose-model.js'
export type { CompressionConfig, CompressionSettings } from './compression-settings.js'
export { type ListedSetting, listSettings, type SettingDescription } from './list-settings.js'
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
