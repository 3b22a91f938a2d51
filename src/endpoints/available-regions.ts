import { NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'
import { listServices, loadModel, type ServiceRegions, shippedRegions } from '../models/index.js'

/** Which regions of a service to return. */
export interface AvailableRegionsOptions {
  /**
   * Return those of this partition.
   *
   * @default 'aws'
   */
  readonly partition?: string | undefined
  /**
   * Also return names of endpoints that are no regions, such as `aws-global` and `fips-us-east-1`.
   *
   * @default false
   */
  readonly allowNonRegional?: boolean | undefined
}

const names: OptionNames<AvailableRegionsOptions> = { partition: true, allowNonRegional: true }

/**
 * The regions in which AWS has a service, sorted.
 *
 * @throws NextTokenError `UnknownService` or `InvalidConfiguration`.
 */
export function availableRegions(service: string, options: AvailableRegionsOptions = {}): string[] {
  const problems = optionProblems(options, { kind: 'option', names })
  const { partition = 'aws', allowNonRegional = false } = options
  const { partitions, services, otherEndpoints } = shippedRegions()
  const known = Object.keys(partitions)
  if (!known.includes(partition)) {
    problems.push(`there is no partition ${JSON.stringify(partition)}; known are ${known.join(', ')}`)
  }
  if (problems.length > 0)
    throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), { service })
  const all = partitions[partition]?.regions ?? []
  const prefix = prefixOf(service)
  const found = [
    ...regionsIn(services[prefix]?.[partition], all),
    ...(otherEndpoints[prefix]?.[partition] ?? []),
  ]
  return found.filter((name) => allowNonRegional || all.includes(name)).sort()
}

function prefixOf(service: string): string {
  const listed = listServices().find(({ name }) => name === service)
  return listed?.endpointPrefix || loadModel(service).metadata.endpointPrefix
}

function regionsIn(regions: ServiceRegions | undefined, all: readonly string[]): readonly string[] {
  if (regions === 'all') return all
  if (regions === undefined || regions === 'global') return []
  return 'except' in regions ? all.filter((region) => !regions.except.includes(region)) : regions
}
