import type { Shape } from '../../../src/models/index.js'

/** Flags that say whether there is more, in small letters; learnt from boto3's own rules. */
const flag = /^(is)?truncated$|^hasmore|^additional.*(available|pending)$|^moredata|^moreresults/

export function moreResults(output: Shape): string | undefined {
  const found = [...output.members].find(
    ([name, { shape }]) => shape.type === 'boolean' && flag.test(name.toLowerCase()),
  )
  return found?.[0]
}
