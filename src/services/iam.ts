import type { Member } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import type { ServiceHooks } from './contract/index.js'
import { JSON_INPUT, membersDecoder, membersEncoder, parseJson, percentDecode } from './members/index.js'

const encodePolicies = membersEncoder(isPolicy)
const decodePolicies = membersDecoder((member) => (isPolicy(member) ? decodePolicy : undefined))

/**
 * IAM hands out policies as JSON, percent-encoded; they are given as the objects that they are, as by boto3. So an
 * input takes such an object too, where boto3 takes the text alone.
 */
export const iam: ServiceHooks = {
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
  return parseJson(percentDecode(text), text)
}
