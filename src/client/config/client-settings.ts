import { type CredentialCalls, type Identity, resolveIdentity } from '../../auth/index.js'
import type { ServiceModel } from '../../models/index.js'
import { resolveSettings, type Settings, type SettingsConfig } from '../../settings/index.js'

/** All that a client reads before its first request: its settings, and who it calls as. */
export interface ClientSettings extends Settings, Identity {}

/**
 * Reads options, environment and profile, once per client. No credentials are looked for yet.
 *
 * @throws NextTokenError `InvalidConfiguration` with every value that cannot be used and where it stands, or
 *   `MissingRegion`.
 */
export function resolveClientSettings(
  config: SettingsConfig,
  service: ServiceModel,
  calls: CredentialCalls,
): ClientSettings {
  const settings = resolveSettings(config, service)
  const { region } = settings.endpoint
  return { ...settings, ...resolveIdentity(config, service, { region, calls }) }
}
