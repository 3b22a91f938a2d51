import type { Member } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import type { ServiceHooks } from './contract/index.js'
import {
  JSON_INPUT,
  jsonOrText,
  membersDecoder,
  membersEncoder,
  percentDecode,
  RecentDocuments,
} from './members/index.js'

const encodePolicies = membersEncoder(isPolicy)
const policies = new RecentDocuments((text) => jsonOrText(percentDecode(text), text))
const decodePolicies = membersDecoder((member) => (isPolicy(member) ? decodePolicy : undefined))

/**
 * IAM sends policies as percent-encoded JSON, and users get them as objects, as in boto3. So inputs accept such an
 * object too. boto3 accepts only text.
 */
export const iam: ServiceHooks = {
  ignoresTokens: () => true,
  adaptInput: ({ input: shape }, input) => (shape ? (encodePolicies(shape, input) as Structure) : input),
  adaptOutput({ output: shape }, output) {
    if (shape) decodePolicies(shape, output)
  },
  memberType: (owner, member) => {
    if (!isPolicy(member)) return undefined
    return owner.type === 'list' ? { in: JSON_INPUT } : { in: JSON_INPUT, out: 'DocumentValue' }
  },
}

function isPolicy({ shape }: Member): boolean {
  return shape.name === 'policyDocumentType'
}

function decodePolicy(text: string): unknown {
  return policies.read(text)
}
