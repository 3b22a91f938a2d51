import { didYouMean, NextTokenError } from '../errors/index.js'
import { shippedRegions } from '../models/index.js'

/**
 * The partition of a region, as botocore finds it: by its name, or else by the form of the name.
 *
 * @throws NextTokenError `InvalidConfiguration` for a name that no region can have.
 */
export function knownPartition(region: string): string {
  const partitions = Object.entries(shippedRegions().partitions)
  const found = partitions.find(
    ([, { regions, regionRegex }]) => regions.includes(region) || new RegExp(regionRegex).test(region),
  )
  if (found) return found[0]
  const hint = didYouMean(
    String(region),
    partitions.flatMap(([, { regions }]) => regions),
  )
  const problem = `${JSON.stringify(region)} is not the name of an AWS region${hint || ', such as "us-east-1"'}`
  throw new NextTokenError('InvalidConfiguration', problem)
}
