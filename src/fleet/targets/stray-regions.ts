import { areaOf, partitionOf } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { FleetAccount, TargetRegion } from './fleet-account.js'
import { type RegionChoice, takesForeign } from './region-choice.js'

/**
 * Adds the named regions whose partition no account is in, so that they are missing from no result without a word. They
 * come last, as targets of the account that came first.
 */
export async function* withStrayRegions(
  accounts: AsyncIterable<FleetAccount>,
  choice: RegionChoice | undefined,
): AsyncGenerator<FleetAccount, void> {
  const partitions = new Set<string>()
  let first: Pick<FleetAccount, 'id' | 'profile' | 'partition'> | undefined
  for await (const account of accounts) {
    const { id, profile, partition } = account
    first ??= { id, profile, partition }
    partitions.add(partition)
    yield account
  }
  if (!first || !choice) return
  const areTold = [...partitions].some((partition) => takesForeign(choice, partition))
  const regions = choice.named.filter((region) => !partitions.has(partitionOf(region)))
  if (areTold || regions.length === 0) return
  yield {
    ...first,
    config: {},
    regionsOf: (operation) => regions.flatMap((one) => strayRegion(operation, one)),
  }
}

/** Nothing for an operation that is listed once an account, whatever the regions. */
function strayRegion(operation: OperationModel, region: string): TargetRegion[] {
  const partition = partitionOf(region)
  const { isGlobal, isKnown } = areaOf(operation, partition)
  if (isGlobal) return []
  const text = `no account is in the partition ${partition} of the region "${region}"`
  const problem = new NextTokenError('EndpointResolution', text, operation.errorContext)
  return [{ name: region, clientRegion: region, mayBeDisabled: false, isKnown, problem }]
}
