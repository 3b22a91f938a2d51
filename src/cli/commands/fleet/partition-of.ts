import { profileSetting } from '../../listing/index.js'

/** The partition of accounts that are given by their ids: that of the region, or of the profile's region. */
export function partitionOf(region: string | undefined): string {
  const known = region ?? profileSetting(undefined, 'region') ?? ''
  if (known.startsWith('cn-')) return 'aws-cn'
  return known.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
