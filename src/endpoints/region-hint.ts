import { partition } from '@aws-sdk/core/client'
import { nearest } from '../errors/index.js'

/** The parts of which AWS makes the names of regions; which of the names exist, the SDK's table of partitions says. */
const areas = ['af', 'ap', 'ca', 'cn', 'eu', 'eu-isoe', 'eusc-de', 'il', 'me', 'mx', 'sa', 'us', 'us-gov']
const isolated = ['us-iso', 'us-isob', 'us-isof']
const directions = [
  ...['north', 'south', 'east', 'west', 'central'],
  ...['northeast', 'northwest', 'southeast', 'southwest'],
]
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * What to say where AWS has no host for a region. AWS adds regions all the time, so a name that is not known may
 * still be one.
 *
 * @example
 * regionHint('us-esat-1') // 'nexttoken knows no region "us-esat-1"; did you mean "us-east-1"?'
 */
export function regionHint(region: string): string {
  if (isKnown(region)) return `the service may not be available in "${region}": check \`region\``
  const [near] = nearest(region, knownRegions(), 1)
  const question = near === undefined ? 'check `region`' : `did you mean "${near}"?`
  return `nexttoken knows no region "${region}"; ${question}`
}

/** Every region of AWS that the SDK's table has. */
export function knownRegions(): readonly string[] {
  return [...areas, ...isolated]
    .flatMap((area) => directions.flatMap((side) => numbers.map((number) => `${area}-${side}-${number}`)))
    .filter(isKnown)
}

/** The table describes the regions that it has; any other name just gets the partition that it would be in. */
function isKnown(region: string): boolean {
  const found: object = partition(region)
  return 'description' in found
}
