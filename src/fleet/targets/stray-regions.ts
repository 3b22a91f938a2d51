import { areaOf, partitionOf } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { FleetAccount, TargetRegion } from './fleet-account.js'
import { partitionsLike, type RegionChoice, takesForeign } from './region-choice.js'

/**
 * Adds the named regions and the patterns in whose partitions no account is, so that they are missing from no result without
 * a word. They come last, as targets of the account that came first.
 */
export async function* withStrayRegions(
  accounts: AsyncIterable<FleetAccount>,
  choice: RegionChoice | undefined,
): AsyncGenerator<FleetAccount, void> {
  const partitions = new Set<string>()
  let hasOpened = false
  let first: Pick<FleetAccount, 'id' | 'profile' | 'partition'> | undefined
  for await (const account of accounts) {
    const { id, profile, partition, problem } = account
    first ??= { id, profile, partition }
    partitions.add(partition)
    if (!problem) hasOpened = true
    yield account
  }
  if (!first || !choice) return
  const areTold = [...partitions].some((partition) => takesForeign(choice, partition))
  const named = areTold ? [] : choice.named.filter((region) => !partitions.has(partitionOf(region)))
  // If no account could be opened, their receipts say why nothing was listed.
  const patterns = hasOpened ? choice.patterns.filter((pattern) => !isLike(pattern, partitions)) : []
  if (named.length + patterns.length === 0) return
  yield {
    ...first,
    config: {},
    regionsOf: (operation) => [
      ...named.flatMap((one) => strayRegion(operation, one)),
      ...patterns.flatMap((one) => strayPattern(operation, one)),
    ],
  }
}

function isLike(pattern: string, partitions: ReadonlySet<string>): boolean {
  return partitionsLike(pattern).some((partition) => partitions.has(partition))
}

function strayRegion(operation: OperationModel, region: string): TargetRegion[] {
  const partition = partitionOf(region)
  return strayTarget(operation, {
    name: region,
    partition,
    text: `no account is in the partition ${partition} of the region "${region}"`,
  })
}

function strayPattern(operation: OperationModel, pattern: string): TargetRegion[] {
  const partitions = partitionsLike(pattern)
  const some = partitions.length > 1 ? 'one of the partitions' : 'the partition'
  return strayTarget(operation, {
    name: pattern,
    partition: partitions[0] ?? 'aws',
    text: `no account is in ${some} ${partitions.join(', ')} of the regions "${pattern}"`,
  })
}

interface Stray {
  readonly name: string
  readonly partition: string
  readonly text: string
}

/** Nothing for an operation that is listed once an account, whatever the regions. */
function strayTarget(operation: OperationModel, { name, partition, text }: Stray): TargetRegion[] {
  const { isGlobal, isKnown } = areaOf(operation, partition)
  if (isGlobal) return []
  const problem = new NextTokenError('EndpointResolution', text, operation.errorContext)
  return [{ name, clientRegion: name, mayBeDisabled: false, isKnown, problem }]
}
