import type { ClientConfig } from '../../client/index.js'
import { areaOf } from '../../endpoints/index.js'
import { NextTokenError } from '../../errors/index.js'
import { type OperationModel, type PartitionRegions, shippedRegions } from '../../models/index.js'
import type { EnabledRegions } from './enabled-regions.js'
import { namedIn, partitionsLike, type RegionChoice, takesForeign } from './region-choice.js'

/** A region of one account, in which an operation is to be listed. */
export interface TargetRegion {
  /** Such as `eu-central-1`; `aws-global` for a service or an operation that is the same in all regions. */
  readonly name: string
  /** The region of the client: for a global service, the one that it signs for. */
  readonly clientRegion: string
  /** True if the account may not have enabled the region: its requests are then refused as if the keys were wrong. */
  readonly mayBeDisabled: boolean
  /** True if AWS's facts say that the service is there, so that a host that does not exist is a fault of the network. */
  readonly isKnown: boolean
  /** Why it is not certain that the region can be listed. */
  readonly note?: string | undefined
  /** Why the operation cannot be listed there: nothing is sent. */
  readonly problem?: NextTokenError | undefined
}

/** An account of the fleet. It holds the account's credentials: whoever is done with it drops it. */
export interface FleetAccount {
  /** The id of the account; the profile's name if the id could not be found out. */
  readonly id: string
  /** The profile that the account was named by. */
  readonly profile?: string | undefined
  /** Such as `aws` or `aws-cn`. */
  readonly partition: string
  /** Why nothing can be called in the account. */
  readonly problem?: NextTokenError | undefined
  /** The configuration of the account's clients, without a region. */
  readonly config: ClientConfig
  /** The regions in which to list an operation. */
  regionsOf(operation: OperationModel): readonly TargetRegion[]
}

/** What the regions of an account are found from. */
export interface AccountRegions {
  readonly partition: string
  readonly choice: RegionChoice
  /** undefined if no pattern asks for it. */
  readonly enabled: EnabledRegions | undefined
  /** False if nothing can be called in the account: it must have a region all the same, whose receipt says so. */
  readonly isOpened: boolean
}

/** The regions of an account in which an operation is listed. */
export function regionsFor(operation: OperationModel, account: AccountRegions): readonly TargetRegion[] {
  const { partition } = account
  const area = areaOf(operation, partition)
  const { signingRegion, optIn } = partitionFacts(partition)
  if (area.isGlobal) {
    const { globalRegion = signingRegion, isKnown } = area
    return [{ ...globalTarget(partition, globalRegion), isKnown }]
  }
  const enabled = openRegions(account)
  const open = enabled.filter((region) => area.has(region) || !account.isOpened)
  const names = [...new Set([...open, ...namedRegions(account)])]
  if (names.length === 0 && !account.isOpened)
    return [{ ...globalTarget(partition, signingRegion), isKnown: area.isKnown }]
  if (names.length === 0 && !account.choice.isOpen) return [withoutRegion(operation, partition)]
  if (names.length === 0 && enabled.length === 0) return noneEnabled(operation, account)
  return names.map((region) => ({
    name: region,
    clientRegion: region,
    mayBeDisabled: optIn.includes(region) && !account.enabled?.regions?.includes(region),
    isKnown: area.isKnown,
    note: optIn.includes(region) ? account.enabled?.note : undefined,
    problem: whyNot(operation, account, { region, isThere: area.has(region) }),
  }))
}

/** The target of what is the same in all regions of a partition, and is asked for in one of them. */
export function globalTarget(partition: string, clientRegion: string): TargetRegion {
  return { name: `${partition}-global`, clientRegion, mayBeDisabled: false, isKnown: true }
}

/** For an operation that is the same in all regions, but not in those of the account's partition. */
function withoutRegion(operation: OperationModel, partition: string): TargetRegion {
  const text = `there is no region, and the operation needs one in the partition ${partition}; pass \`regions\``
  const problem = new NextTokenError('MissingRegion', text, operation.errorContext)
  return { ...globalTarget(partition, partitionFacts(partition).signingRegion), problem }
}

/** For patterns that are like regions of the partition, of which the account has enabled none. */
function noneEnabled(operation: OperationModel, { partition, choice }: AccountRegions): TargetRegion[] {
  const { signingRegion } = partitionFacts(partition)
  return choice.patterns
    .filter((pattern) => partitionsLike(pattern).includes(partition))
    .map((pattern) => {
      const text = `the account has enabled no region like "${pattern}"`
      const problem = new NextTokenError('EndpointResolution', text, operation.errorContext)
      return { ...globalTarget(partition, signingRegion), name: pattern, problem }
    })
}

/** The regions that the patterns take: of those that the account has enabled, if that is known. */
function openRegions({ partition, choice, enabled }: AccountRegions): readonly string[] {
  if (!choice.isOpen) return []
  const candidates = enabled?.regions ?? partitionFacts(partition).regions
  return candidates.filter((region) => choice.takes(region))
}

/** The regions that were named: those of the account's partition, or all of them if none is. */
function namedRegions({ partition, choice }: AccountRegions): readonly string[] {
  return takesForeign(choice, partition) ? choice.named : namedIn(choice, partition)
}

function whyNot(
  operation: OperationModel,
  { partition, choice }: AccountRegions,
  { region, isThere }: { readonly region: string; readonly isThere: boolean },
): NextTokenError | undefined {
  if (!namedIn(choice, partition).includes(region) && choice.named.includes(region)) {
    const problem = `the region "${region}" is not in the partition ${partition} of the account`
    return new NextTokenError('EndpointResolution', problem, operation.errorContext)
  }
  if (isThere) return undefined
  const problem = `the service has no endpoint in "${region}", as of botocore ${shippedRegions().botocore}`
  return new NextTokenError('EndpointResolution', problem, operation.errorContext)
}

export function partitionFacts(partition: string): Omit<PartitionRegions, 'regionRegex'> {
  const { partitions } = shippedRegions()
  const facts = Object.hasOwn(partitions, partition) ? partitions[partition] : undefined
  return facts ?? { regions: [], optIn: [], signingRegion: 'us-east-1' }
}
