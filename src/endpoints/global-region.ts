import { partition } from '@aws-sdk/core/client'
import type { ServiceModel } from '../models/index.js'
import { evaluateRuleSet } from './evaluate-rule-set.js'

/** AWS's name for "no region" in its commercial partition. */
const globalRegion = 'aws-global'

/**
 * The region of a client that was given none: `aws-global` where the service's rules give that a host without a
 * region in it, as for IAM and Route 53; undefined for services that have regions. boto3 has a list of such
 * services; the rules say the same.
 */
export function globalRegionOf(service: ServiceModel): string | undefined {
  const ruleSet = service.description.endpointRuleSet
  if (!ruleSet) return undefined
  try {
    const { url } = evaluateRuleSet(ruleSet, { Region: globalRegion })
    return url.hostname.includes(globalRegion) ? undefined : globalRegion
  } catch {
    // The rules need more than a region: then the service has regions.
    return undefined
  }
}

/** The region that a signature names: pseudo-regions such as `aws-global` stand for a real one. */
export function signingRegionOf(region: string): string {
  if (!region.endsWith('-global')) return region
  const found: object = partition(region)
  return 'implicitGlobalRegion' in found ? String(found.implicitGlobalRegion) : region
}
