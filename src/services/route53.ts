import type { Member } from '../models/index.js'
import type { ServiceHooks } from './contract/index.js'

/** Route 53 returns ids as `/hostedzone/Z123` and expects them as `Z123`. Both forms are accepted, as in boto3. */
const idShapes = new Set(['ResourceId', 'DelegationSetId', 'ChangeId'])

export const route53: ServiceHooks = {
  ignoresTokens: ({ input, paginationRule }) =>
    paginationRule?.inputTokens.every((name) => !isId(input?.members.get(name))) ?? true,
  adaptInput(operation, input) {
    const bare = { ...input }
    for (const [name, member] of operation.input?.members ?? []) {
      const id = input[name]
      if (typeof id === 'string' && isId(member)) bare[name] = id.slice(id.lastIndexOf('/') + 1)
    }
    return bare
  },
}

function isId(member: Member | undefined): boolean {
  return member !== undefined && idShapes.has(member.shape.name)
}
