import { type ClientConfig, client } from '../../client/index.js'
import { NextTokenError } from '../../errors/index.js'
import { isObject, messageOf } from '../../values/index.js'

/** Which regions an account has enabled. */
export interface EnabledRegions {
  /** undefined if nothing told: then all regions of the partition are tried. */
  readonly regions: readonly string[] | undefined
  /** Why it is not known. */
  readonly note: string | undefined
}

/** How one API tells which regions are enabled. */
interface Way {
  readonly name: string
  ask(config: ClientConfig, region: string, signal: AbortSignal | undefined): Promise<string[]>
}

const ways: readonly Way[] = [
  {
    name: 'account:ListRegions',
    ask: async (config, region, signal) => {
      const input = { RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] }
      const account = client('account', { ...config, region })
      try {
        const regions = await account.paginate('list_regions', input, { signal }).items().toArray()
        return regions.flatMap((one) => textMember(one, 'RegionName'))
      } finally {
        account.destroy()
      }
    },
  },
  {
    name: 'ec2:DescribeRegions',
    ask: async (config, region, signal) => {
      const ec2 = client('ec2', { ...config, region })
      try {
        const { Regions } = await ec2.call('DescribeRegions', {}, { signal })
        return Array.isArray(Regions) ? Regions.flatMap((one) => textMember(one, 'RegionName')) : []
      } finally {
        ec2.destroy()
      }
    },
  },
]

/**
 * Asks an account which regions it has enabled: account:ListRegions, else ec2:DescribeRegions. If neither tells, all
 * regions are tried, because a region that is left out would be missing from the result without a word.
 *
 * @throws NextTokenError if there are no credentials to ask with, or the signal was aborted.
 */
export async function findEnabledRegions(
  config: ClientConfig,
  region: string,
  signal: AbortSignal | undefined,
): Promise<EnabledRegions> {
  const failures: string[] = []
  for (const { name, ask } of ways) {
    try {
      const regions = await ask(config, region, signal)
      if (regions.length > 0) return { regions, note: undefined }
      failures.push(`${name} returned no region`)
    } catch (error) {
      if (endsAll(error)) throw error
      failures.push(`${name} failed: ${messageOf(error)}`)
    }
  }
  return { regions: undefined, note: `it is not known whether the region is enabled: ${failures.join('; ')}` }
}

function endsAll(error: unknown): boolean {
  const codes: readonly string[] = ['MissingCredentials', 'InvalidConfiguration', 'Aborted']
  return error instanceof NextTokenError && codes.includes(error.code)
}

function textMember(value: unknown, name: string): string[] {
  const found: unknown = isObject(value) ? Reflect.get(value, name) : undefined
  return typeof found === 'string' ? [found] : []
}
