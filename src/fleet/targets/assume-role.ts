import { assumedRole, roleSessionName } from '../../auth/index.js'
import { type ClientConfig, client } from '../../client/index.js'
import { partitionOf } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { CredentialsProvider } from '../../settings/index.js'
import { messageOf } from '../../values/index.js'
import { regionOf } from './default-region.js'
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
export function assumeRole(
  { role, externalId, sessionName }: RoleTarget,
  { shared, own, partition, signal }: RoleCaller,
): CredentialsProvider {
  const home = regionOf(shared)
  const isThere = home !== undefined && partitionOf(home) === partition
  const region = isThere ? home : partitionFacts(partition).signingRegion
  return async () => {
    const sts = client('sts', { ...shared, useGlobalEndpoint: false, region, credentials: own })
    const input = { RoleArn: role, RoleSessionName: sessionName ?? roleSessionName(), ExternalId: externalId }
    try {
      return assumedRole(await sts.call('AssumeRole', input, { signal }))
    } catch (cause) {
      if (cause instanceof NextTokenError && cause.code === 'MissingCredentials') throw cause
      const problem = `no credentials: the role ${role} could not be assumed: ${messageOf(cause)}`
      throw new NextTokenError('MissingCredentials', problem, {
        service: 'sts',
        operation: 'AssumeRole',
        cause,
      })
    } finally {
      sts.destroy()
    }
  }
}
