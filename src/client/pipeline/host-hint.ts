import { regionHint } from '../../endpoints/index.js'
import type { ResolvedClient } from './resolved-client.js'

/** Returns the advice for a host that does not exist; undefined if the caller chose the host. */
export function hostHintOf({ settings }: Pick<ResolvedClient, 'settings'>): (() => string) | undefined {
  const { region, endpoint } = settings.endpoint
  return endpoint === undefined ? () => regionHint(region) : undefined
}
