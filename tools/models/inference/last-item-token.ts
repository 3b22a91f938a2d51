import type { Shape } from '../../../src/models/index.js'

/** A list, and the token in its last item: `Shards` and `Shards[-1].ShardId`. */
export interface LastItemToken {
  readonly input: string
  readonly list: string
  readonly output: string
}

/**
 * The token of an operation that is told only whether there is more: the name of the last item, which
 * `ExclusiveStart…` takes (Kinesis' DescribeStream: ExclusiveStartShardId is Shards[-1].ShardId), or its id, which a
 * `Marker` takes that no output member gives (Import/Export's ListJobs).
 */
export function lastItemToken(
  input: Shape,
  output: Shape,
  flag: string | undefined,
): LastItemToken | undefined {
  const name = [...input.members.keys()].find((member) => /^ExclusiveStart|^Marker$/i.test(member))
  if (name === undefined || flag === undefined) return undefined
  const wanted = /^Marker$/i.test(name) ? undefined : name.replace(/^ExclusiveStart/i, '')
  for (const [list, { shape }] of output.members) {
    if (shape.type !== 'list') continue
    const { element } = shape
    if (element.shape.type === 'string') return { input: name, list, output: `${list}[-1]` }
    const key = [...element.shape.members.keys()].find((member) =>
      wanted === undefined ? /^\w+Id$/.test(member) : wanted.endsWith(member),
    )
    if (key !== undefined) return { input: name, list, output: `${list}[-1].${key}` }
  }
  return undefined
}
