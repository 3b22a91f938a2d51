import type { Member } from '../models/index.js'
import { membersDecoder } from './decode-members.js'
import { parseJson } from './parse-json.js'
import { percentDecode } from './percent-decode.js'
import type { ServiceHooks } from './service-hooks.js'

const decodePolicies = membersDecoder((member) => (isPolicy(member) ? decodePolicy : undefined))

/** IAM hands out policies as JSON, percent-encoded; they are given as the objects that they are, as by boto3. */
export const iam: ServiceHooks = {
  adaptOutput({ output: shape }, output) {
    if (shape) decodePolicies(shape, output)
  },
  memberType: (_, member) => (isPolicy(member) ? { out: 'DocumentValue' } : undefined),
}

function isPolicy({ shape }: Member): boolean {
  return shape.name === 'policyDocumentType'
}

function decodePolicy(text: string): unknown {
  return parseJson(percentDecode(text), text)
}
