import type { Shape } from '../../../src/models/index.js'

/** Lower-case names of more-results flags, taken from boto3's own rules. */
const flag = /^(is)?truncated$|^hasmore|^additional.*(available|pending)$|^moredata|^moreresults/

export function moreResults(output: Shape): string | undefined {
  const found = [...output.members].find(
    ([name, { shape }]) => shape.type === 'boolean' && flag.test(name.toLowerCase()),
  )
  return found?.[0]
}
