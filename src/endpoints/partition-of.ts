import { partition } from '@aws-sdk/core/client'

/** The partition of a region, such as `aws-cn`. AWS's naming scheme decides for regions that are newer than nexttoken. */
export function partitionOf(region: string): string {
  const found: object = partition(region)
  return 'name' in found ? String(found.name) : 'aws'
}
