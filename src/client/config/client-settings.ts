import { type CredentialCalls, type Identity, resolveIdentity } from '../../auth/index.js'
import type { ServiceModel } from '../../models/index.js'
import { resolveSettings, type Settings, type SettingsConfig } from '../../settings/index.js'

/** What a client reads before its first request: its settings, and the identity that it calls as. */
export interface ClientSettings extends Settings, Identity {}

/**
 * Reads options, environment and profile, once per client. Credentials are fetched later, by the first request.
 *
 * @throws NextTokenError `InvalidConfiguration` with every invalid value and its source, or `MissingRegion`.
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
