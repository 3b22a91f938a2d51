import {
  type OperationModel,
  type ServiceModel,
  type ServiceRegions,
  shippedRegions,
} from '../models/index.js'
import { memoize } from '../values/index.js'
import { evaluateRuleSet } from './evaluate-rule-set.js'

/** Where a service can be called in a partition. */
export interface ServiceArea {
  /** True if one endpoint serves the whole partition, as that of IAM. */
  readonly isGlobal: boolean
  /** The only region that answers, if not the one in which the partition's global services are. */
  readonly globalRegion?: string | undefined
  /** False if no fact says where the service is, so that every region has to be tried. */
  readonly isKnown: boolean
  /** Whether the service has an endpoint in a region; true for a global service. */
  has(region: string): boolean
}

/**
 * Where an operation can be called in a partition: from botocore's facts (`models/regions.json`). For a service that
 * those do not have, its endpoint rules say whether the host depends on the region.
 */
export function areaOf(operation: OperationModel, partitionName: string): ServiceArea {
  const { service } = operation
  const { services, globalOperations } = shippedRegions()
  const prefix = service.metadata.endpointPrefix
  const listed = own(services, prefix)
  const global = own(own(globalOperations, service.name), operation.name)
  const isGlobal =
    global !== undefined ||
    (listed ? listed[partitionName] === 'global' : isHostGlobal(service, partitionName))
  if (isGlobal) {
    const globalRegion = own(global, partitionName)
    return { isGlobal: true, globalRegion, isKnown: listed !== undefined, has: () => true }
  }
  const regions = listed && (listed[partitionName] ?? [])
  return {
    isGlobal: false,
    isKnown: regions !== undefined,
    has: (region) => includes(regions ?? 'all', region),
  }
}

function own<Value>(of: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return of && Object.hasOwn(of, name) ? of[name] : undefined
}

function includes(regions: ServiceRegions, region: string): boolean {
  if (typeof regions === 'string') return true
  return 'except' in regions ? !regions.except.includes(region) : regions.includes(region)
}

/** Whether a service's rules give the same host for two regions of a partition. */
function isHostGlobal(service: ServiceModel, partitionName: string): boolean {
  const known = hostsOf(service)
  const found = known.get(partitionName)
  if (found !== undefined) return found
  const regions = own(shippedRegions().partitions, partitionName)?.regions
  const [first, second] = (regions ?? []).slice(-2).map((region) => hostIn(service, region))
  const isGlobal = first !== undefined && first === second
  known.set(partitionName, isGlobal)
  return isGlobal
}

/** Answers of `isHostGlobal`, by partition. */
const hostsOf = memoize((_service: ServiceModel) => new Map<string, boolean>())

function hostIn(service: ServiceModel, region: string): string | undefined {
  const { endpointRuleSet } = service.description
  if (!endpointRuleSet) return undefined
  try {
    return evaluateRuleSet(endpointRuleSet, { Region: region, UseFIPS: false, UseDualStack: false }).url
      .hostname
  } catch {
    // The rules need more than a region.
    return undefined
  }
}
