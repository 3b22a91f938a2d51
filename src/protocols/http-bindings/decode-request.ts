import type { OperationModel } from '../../models/index.js'
import { memoize, setOwn } from '../../values/index.js'
import type { EncodedRequest, Structure } from '../contract/index.js'
import { type BindingPlan, bindingPlan, operationTarget } from './binding-plan.js'
import type { BodyCodec } from './body-codec.js'
import { decodeBody, decodeHeaders } from './decode-bindings.js'
import { decodeText } from './decode-text.js'

/** A request as a server receives it. The query is decoded; header names are in lower case. */
export type RawRequest = Pick<EncodedRequest, 'path' | 'query' | 'headers'> & { readonly body: Uint8Array }

/** The path of an operation as a pattern, with one group per label in the order of the template. */
export const pathPattern: (operation: OperationModel) => RegExp = memoize(({ http }) => {
  const [template = '/'] = http.requestUri.split('?')
  const source = template
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? labelPattern(part) : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${source}$`)
})

function labelPattern(label: string): string {
  return label.endsWith('+}') ? '(.+)' : '([^/]+)'
}

/** Decodes the input from a request of a REST protocol, as `encodeBindings` wrote it. */
export function decodeRequestBindings(
  operation: OperationModel,
  request: RawRequest,
  codec: BodyCodec,
): Structure {
  const target = operationTarget(operation, 'input')
  if (!target) return {}
  const plan = bindingPlan(target, 'request')
  const input = decodeBody(plan, request.body, codec)
  decodeHeaders(plan, request.headers, input)
  decodePath(operation, plan, { path: request.path, input })
  decodeQuery(operation, plan, { query: request.query, input })
  return input
}

function decodePath(
  operation: OperationModel,
  plan: BindingPlan,
  { path, input }: { readonly path: string; readonly input: Structure },
): void {
  const [template = '/'] = operation.http.requestUri.split('?')
  const labels = [...template.matchAll(/\{([^}]*?)\+?\}/g)].map((match) => match[1])
  const texts = pathPattern(operation).exec(path)?.slice(1) ?? []
  for (const member of plan.uri) {
    const text = texts[labels.indexOf(member.wireName)]
    if (text !== undefined) input[member.name] = decodeText(member, decodeURIComponent(text))
  }
}

function decodeQuery(
  operation: OperationModel,
  plan: BindingPlan,
  { query, input }: { readonly query: EncodedRequest['query']; readonly input: Structure },
): void {
  const rest = new Map(Object.entries(query))
  for (const [name] of new URLSearchParams(operation.http.requestUri.split('?')[1])) rest.delete(name)
  for (const member of plan.query.filter((each) => each.shape.type !== 'map')) {
    const value = rest.get(member.wireName)
    rest.delete(member.wireName)
    if (value === undefined) continue
    const texts = [value ?? ''].flat()
    if (member.shape.type === 'list') {
      input[member.name] = texts.map((text) => decodeText(member.shape.element, text))
    } else input[member.name] = decodeText(member, texts[0] ?? '')
  }
  for (const member of plan.query.filter((each) => each.shape.type === 'map')) {
    const map: Structure = {}
    const isOfLists = member.shape.value.shape.type === 'list'
    for (const [name, value] of rest) {
      const texts = [value ?? ''].flat()
      setOwn(map, name, isOfLists ? texts : (texts[0] ?? ''))
    }
    if (rest.size > 0) input[member.name] = map
  }
}
