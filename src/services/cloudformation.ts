import { parseJson } from './parse-json.js'
import type { ServiceHooks } from './service-hooks.js'

/** A template of JSON is given as the object that it is, as by boto3; one of YAML stays a text. */
export const cloudformation: ServiceHooks = {
  adaptOutput({ name }, output) {
    if (name !== 'GetTemplate' || typeof output.TemplateBody !== 'string') return
    output.TemplateBody = parseJson(output.TemplateBody, output.TemplateBody)
  },
  memberType: (owner, { name }) =>
    owner.name === 'GetTemplateOutput' && name === 'TemplateBody' ? { out: 'DocumentValue' } : undefined,
}
