import { breakOff, type Observed, type Scenario } from './scenario.js'

/** A rival's outcome in a few words. */
export function describeOutcome({ stored, mode }: Scenario, observed: Observed): string {
  const { items, distinct, error, lacks, value } = observed
  if (lacks !== undefined) return lacks
  if (error === breakOff) return 'never ends'
  const given = countOf(distinct, stored)
  if (error !== undefined) return mode === 'full' ? `\`${error}\`` : `\`${error}\` after ${given}`
  if (value !== undefined) return `\`${value}\``
  const twice = items > distinct ? `, ${items - distinct} of them twice` : ''
  const isShort = stored !== undefined && distinct < stored
  return `${given}${twice}${isShort ? ', without an error' : ''}`
}

function countOf(distinct: number, stored: number | undefined): string {
  if (distinct === stored) return `all ${stored}`
  return stored === undefined ? String(distinct) : `${distinct} of ${stored}`
}
