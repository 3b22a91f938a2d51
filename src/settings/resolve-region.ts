import { isHostLabel } from '../endpoints/index.js'
import { commentRemedy, type SettingLookup } from './setting-lookup.js'

/** A region. `fips`: it was written as one of AWS's old FIPS pseudo-regions (`fips-us-east-1`). */
export interface FoundRegion {
  readonly region: string
  readonly fips: boolean
}

/** AWS_REGION is the AWS SDK v3's variable, AWS_DEFAULT_REGION boto3's. */
const names = { variables: ['AWS_REGION', 'AWS_DEFAULT_REGION'], entry: 'region' }

/** The region of the option, the environment or the profile; undefined if none of them has one. */
export function resolveRegion(option: string | undefined, lookup: SettingLookup): FoundRegion | undefined {
  const found = option ? { value: option, source: '`region`' } : lookup.find(names)
  if (!found) return undefined
  if (typeof found.value !== 'string' || !isHostLabel(found.value)) {
    const seen = typeof found.value === 'string' ? `"${found.value}"` : `a ${typeof found.value}`
    lookup.problems.push(
      `${found.source} is ${seen}; it must be the name of an AWS region, such as "us-east-1"${commentRemedy(found.value)}`,
    )
    return undefined
  }
  const region = found.value.replace(/^fips-|-fips$/, '')
  return { region, fips: region !== found.value }
}
