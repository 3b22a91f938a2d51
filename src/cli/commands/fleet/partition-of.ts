import { profileSetting } from '../../listing/index.js'
import type { OwnOptions } from '../../options/index.js'

/** The partition of accounts that are given by their ids: that of the regions that are listed. */
export function partitionOf(
  { regions, region, profile }: Pick<OwnOptions, 'regions' | 'region' | 'profile'>,
  { AWS_REGION, AWS_DEFAULT_REGION }: Readonly<Record<string, string | undefined>>,
): string {
  const named = regions?.find((one) => one !== 'all')
  const known = named ?? region ?? AWS_REGION ?? AWS_DEFAULT_REGION ?? profileSetting(profile, 'region') ?? ''
  if (known.startsWith('cn-')) return 'aws-cn'
  if (known.startsWith('eusc-')) return 'aws-eusc'
  return known.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
