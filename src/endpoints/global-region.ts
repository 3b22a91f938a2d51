import { partition } from '@aws-sdk/core/client'
import type { ServiceModel } from '../models/index.js'
import { evaluateRuleSet } from './evaluate-rule-set.js'

/** AWS's name for "no region" in the commercial partition. */
const globalRegion = 'aws-global'

/**
 * The region of a client that was given none: `aws-global` if the service's rules return a host without a region
 * for it, as for IAM and Route 53; undefined for services with regions. boto3 has a list of such services, and
 * the rules agree with it.
 */
export function globalRegionOf(service: ServiceModel): string | undefined {
  const ruleSet = service.description.endpointRuleSet
  if (!ruleSet) return undefined
  try {
    const { url } = evaluateRuleSet(ruleSet, { Region: globalRegion })
    return url.hostname.includes(globalRegion) ? undefined : globalRegion
  } catch {
    // The rules need more than a region, so the service has regions.
    return undefined
  }
}

/** The region in a signature: pseudo-regions such as `aws-global` stand for a real one. */
export function signingRegionOf(region: string): string {
  if (!region.endsWith('-global')) return region
  const found: object = partition(region)
  return 'implicitGlobalRegion' in found ? String(found.implicitGlobalRegion) : region
}
