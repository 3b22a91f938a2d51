import type { OptionName, OwnOptions } from '../../options/index.js'

/** Options of a single listing, and why a fleet does not take them. */
const ofOne: readonly (readonly [OptionName, string])[] = [
  ['follow', 'follow one region and account at a time'],
  ['starting-token', 'each region and account has its own place: use --checkpoint'],
  ['first-page', 'use --max-items, which counts in each region and account'],
  ['no-paginate', 'use --max-items, which counts in each region and account'],
  ['print-request', 'print the request of one region'],
]

/** What is wrong with the options of an operation in several regions and accounts. */
export function fleetConflicts(own: OwnOptions): string[] {
  return ofOne
    .filter(([name]) => own[name] !== undefined)
    .map(([name, remedy]) => `--${name} cannot be used in several regions or accounts: ${remedy}`)
}
