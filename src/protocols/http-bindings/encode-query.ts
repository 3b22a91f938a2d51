import type { Member, OperationModel } from '../../models/index.js'
import { getOwn, setOwn } from '../../values/index.js'
import type { EncodedRequest, Structure } from '../contract/index.js'
import type { BindingPlan } from './binding-plan.js'
import { asIterable, encodeText } from './encode-text.js'

type Query = EncodedRequest['query']

/**
 * The query of a request: the parameters in the operation's URI, then maps, then single members. So a parameter that
 * the model names overrides the same name in a map.
 */
export function encodeQuery(operation: OperationModel, plan: BindingPlan, input: Structure): Query {
  const query: Query = literalQuery(operation)
  const present = plan.query.filter((member) => getOwn(input, member.name) !== undefined)
  for (const member of present) {
    if (member.shape.type === 'map') encodeMap(query, member, input[member.name])
  }
  for (const member of present) {
    if (member.shape.type === 'map') continue
    const value = encodeParameter(member, input[member.name])
    if (value !== undefined) setOwn(query, member.wireName, value)
  }
  return query
}

function literalQuery(operation: OperationModel): Query {
  const query: Query = {}
  const { requestUri } = operation.http
  const start = requestUri.indexOf('?')
  if (start < 0) return query
  for (const pair of requestUri.slice(start + 1).split('&')) {
    const [name = '', ...rest] = pair.split('=')
    if (name !== '') query[decodeURIComponent(name)] = rest.length ? decodeURIComponent(rest.join('=')) : null
  }
  return query
}

function encodeMap(query: Query, member: Member, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`${member.name}: expected an object, not ${typeof value}`)
  }
  for (const [name, item] of Object.entries(value)) {
    if (item === null || item === undefined) continue
    const parameter = encodeParameter(member.shape.value, item)
    if (parameter !== undefined) setOwn(query, name, parameter)
  }
}

/** undefined for an empty list, which sends no parameter. */
function encodeParameter(member: Member, value: unknown): string | string[] | undefined {
  if (member.shape.type !== 'list') return encodeText(member, value, 'iso8601')
  const { element } = member.shape
  const texts = [...asIterable(member, value)]
    .filter((item) => item !== null && item !== undefined)
    .map((item) => encodeText(element, item, 'iso8601'))
  return texts.length === 0 ? undefined : texts
}
