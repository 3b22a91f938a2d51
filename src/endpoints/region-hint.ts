import { partition } from '@aws-sdk/core/client'
import { nearest } from '../errors/index.js'

/** The parts of AWS's region names. The SDK's table of partitions says which combinations exist. */
const areas = ['af', 'ap', 'ca', 'cn', 'eu', 'eu-isoe', 'eusc-de', 'il', 'me', 'mx', 'sa', 'us', 'us-gov']
const isolated = ['us-iso', 'us-isob', 'us-isof']
const directions = [
  ...['north', 'south', 'east', 'west', 'central'],
  ...['northeast', 'northwest', 'southeast', 'southwest'],
]
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * Advice for a region whose host does not exist. AWS adds regions all the time, so an unknown name may still be
 * right.
 *
 * @example
 * regionHint('us-esat-1') // '"us-esat-1" is not a known region; did you mean "us-east-1"?'
 */
export function regionHint(region: string): string {
  if (isKnown(region)) return `the service may not be available in "${region}"; check \`region\``
  const [near] = nearest(region, knownRegions(), 1)
  const question = near === undefined ? 'check `region`' : `did you mean "${near}"?`
  return `"${region}" is not a known region; ${question}`
}

/** All regions in the SDK's table. */
export function knownRegions(): readonly string[] {
  return [...areas, ...isolated]
    .flatMap((area) => directions.flatMap((side) => numbers.map((number) => `${area}-${side}-${number}`)))
    .filter(isKnown)
}

/** The table describes the regions that it contains. For any other name it only guesses the partition. */
function isKnown(region: string): boolean {
  const found: object = partition(region)
  return 'description' in found
}
