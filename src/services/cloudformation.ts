import type { Member, Shape } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import type { MemberType, ServiceHooks } from './contract/index.js'
import { JSON_INPUT, jsonOrText, membersEncoder } from './members/index.js'

const encodeTemplates = membersEncoder(isTemplate)

/**
 * GetTemplate returns a JSON template as an object, as in boto3; a YAML template stays text. So inputs accept such an
 * object too. boto3 accepts only text.
 */
export const cloudformation: ServiceHooks = {
  ignoresTokens: () => true,
  adaptInput: ({ input: shape }, input) => (shape ? (encodeTemplates(shape, input) as Structure) : input),
  adaptOutput({ name }, output) {
    if (name !== 'GetTemplate' || typeof output.TemplateBody !== 'string') return
    output.TemplateBody = jsonOrText(output.TemplateBody, output.TemplateBody)
  },
  memberType: templateType,
}

function isTemplate({ name }: Member): boolean {
  return name === 'TemplateBody'
}

function templateType(owner: Shape, member: Member): MemberType | undefined {
  if (!isTemplate(member)) return undefined
  if (owner.name === 'GetTemplateOutput') return { out: 'DocumentValue' }
  return /(?:Input|^StackDefinition)$/.test(owner.name) ? { in: JSON_INPUT } : undefined
}
