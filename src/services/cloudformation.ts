import type { Member, Shape } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import type { MemberType, ServiceHooks } from './contract/index.js'
import { JSON_INPUT, membersEncoder, parseJson } from './members/index.js'

const encodeTemplates = membersEncoder(isTemplate)

/**
 * GetTemplate gives a template of JSON as the object that it is, as boto3 does; one of YAML stays a text. So an input
 * takes such an object too, where boto3 takes the text alone.
 */
export const cloudformation: ServiceHooks = {
  adaptInput: ({ input: shape }, input) => (shape ? (encodeTemplates(shape, input) as Structure) : input),
  adaptOutput({ name }, output) {
    if (name !== 'GetTemplate' || typeof output.TemplateBody !== 'string') return
    output.TemplateBody = parseJson(output.TemplateBody, output.TemplateBody)
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
