import { assumeRole, type ClientConfig, client, regionOf } from '../../client/index.js'
import { partitionOf } from '../../endpoints/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import { partitionFacts } from './fleet-account.js'
import type { RoleTarget } from './fleet-targets.js'

/** Who assumes a role. */
export interface RoleCaller {
  readonly shared: ClientConfig
  readonly own: CredentialsProvider | false
  readonly partition: string
  readonly signal: AbortSignal | undefined
}

/**
 * The credentials of a role. Each call assumes it anew. STS is called in a region, not at its global endpoint, whose
 * credentials are refused by regions that an account has to enable.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
 */
export function targetCredentials(
  { role, externalId, sessionName }: RoleTarget,
  { shared, own, partition, signal }: RoleCaller,
): CredentialsProvider {
  const home = regionOf(shared)
  const isThere = home !== undefined && partitionOf(home) === partition
  const region = isThere ? home : partitionFacts(partition).signingRegion
  const input = { RoleArn: role, RoleSessionName: sessionName, ExternalId: externalId }
  return () => {
    const sts = client('sts', { ...shared, useGlobalEndpoint: false, region, credentials: own })
    return assumeRole(sts, input, signal)
  }
}
