import type { ServiceHooks } from './contract/index.js'

/** Route 53 hands its ids out as `/hostedzone/Z123` and takes them as `Z123`; boto3 accepts both. */
const idShapes = new Set(['ResourceId', 'DelegationSetId', 'ChangeId'])

export const route53: ServiceHooks = {
  adaptInput(operation, input) {
    const bare = { ...input }
    for (const [name, member] of operation.input?.members ?? []) {
      const id = input[name]
      if (typeof id === 'string' && idShapes.has(member.shape.name))
        bare[name] = id.slice(id.lastIndexOf('/') + 1)
    }
    return bare
  },
}
