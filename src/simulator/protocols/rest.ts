import type { Member, OperationModel, ServiceModel } from '../../models/index.js'
import {
  type BodyCodec,
  bareTarget,
  decodeRequestBindings,
  encodeResponseBindings,
  operationTarget,
  pathPattern,
  type RawRequest,
  type Structure,
} from '../../protocols/index.js'
import { memoize } from '../../values/index.js'
import type { HttpRequest, Refusal } from '../message/index.js'
import type { Reply, Route } from './server-protocol.js'

/** What distinguishes an operation's requests from those of other operations. */
interface RestPattern {
  readonly operation: OperationModel
  readonly method: string
  /** Number of path segments that are not labels. */
  readonly literals: number
  readonly isGreedy: boolean
  /** Query parameters of the URI itself, such as `list-type=2`. An empty value matches a parameter without value. */
  readonly parameters: URLSearchParams
  /** Required input members in the query or a header. */
  readonly required: readonly Member[]
}

const patternsOf = memoize((service: ServiceModel): readonly RestPattern[] =>
  service.operationNames.flatMap((name) => {
    const operation = service.operation(name)
    return operation ? [patternOf(operation)] : []
  }),
)

/**
 * The operations whose method and URI match. They are ranked by the number of literal path segments, then the absence of
 * a greedy label, then the number of literal query parameters and required members, then that they are not deprecated. S3's GetObject and ListParts differ
 * only in `uploadId`.
 */
export function routeRest(service: ServiceModel, request: HttpRequest): readonly Route[] {
  const asked = withoutForm(request)
  const raw = rawRequest(asked)
  return patternsOf(service).flatMap((pattern) => {
    const rank = pattern.method === asked.method ? rankOf(pattern, raw) : undefined
    return rank ? [{ operation: pattern.operation, rank }] : []
  })
}

export function decodeRest(operation: OperationModel, request: HttpRequest, codec: BodyCodec): Structure {
  const raw = rawRequest(withoutForm(request))
  return decodeRequestBindings(
    operation,
    { ...raw, path: fittingPath(operation, raw.path) ?? raw.path },
    codec,
  )
}

export function encodeRest(operation: OperationModel, output: Structure, codec: BodyCodec): Reply {
  const statusCode = operation.http.responseCode ?? 200
  const target = operationTarget(operation, 'output')
  if (!target) return { statusCode, headers: {}, body: '' }
  const reply = encodeResponseBindings(target, output, { codec, statusCode })
  // Some models give 204 to an operation that returns something: HTTP sends no body with it.
  const hasMore = reply.statusCode === 204 && Object.keys(output).length > 0
  return hasMore ? { ...reply, statusCode: 200 } : reply
}

/** The headers of an error's members that the model binds to headers. */
export function errorHeaders(
  { shape, members }: Refusal,
  codec: BodyCodec,
): Readonly<Record<string, string>> {
  if (!shape || !members) return {}
  const { headers } = encodeResponseBindings(bareTarget(shape), members, { codec, statusCode: 400 })
  const { 'content-type': _, ...others } = headers
  return others
}

function patternOf(operation: OperationModel): RestPattern {
  const { method, requestUri } = operation.http
  const [path = '', query = ''] = requestUri.split('?')
  const members = [...(operation.input?.members.values() ?? [])]
  return {
    operation,
    method,
    literals: path.split('/').filter((segment) => segment !== '' && !segment.startsWith('{')).length,
    isGreedy: path.includes('+}'),
    parameters: new URLSearchParams(query),
    required: members.filter(
      (member) =>
        operation.input?.required.has(member.name) &&
        (member.location === 'querystring' || member.location === 'header'),
    ),
  }
}

function rankOf(pattern: RestPattern, request: RawRequest): number[] | undefined {
  if (fittingPath(pattern.operation, request.path) === undefined) return undefined
  const { query, headers } = request
  for (const [name, text] of pattern.parameters) {
    if (!Object.hasOwn(query, name) || (text !== '' && query[name] !== text)) return undefined
  }
  const isThere = (member: Member) =>
    Object.hasOwn(member.location === 'header' ? headers : query, wireName(member))
  if (!pattern.required.every(isThere)) return undefined
  return [
    pattern.literals,
    pattern.isGreedy ? 0 : 1,
    pattern.parameters.size + pattern.required.length,
    pattern.operation.traits.deprecated ? 0 : 1,
  ]
}

function wireName(member: Member): string {
  return member.location === 'header' ? member.wireName.toLowerCase() : member.wireName
}

/** The path with or without a slash at the end, whichever the operation's pattern matches: clients differ in it. */
function fittingPath(operation: OperationModel, path: string): string | undefined {
  const bare = path.replace(/\/$/, '')
  return [path, bare, `${bare}/`].find((form) => pathPattern(operation).test(form))
}

/** A query that is too long for a URL is sent as a form (CloudSearch's Search). REST uses no other forms. */
function withoutForm(request: HttpRequest): HttpRequest {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  if (request.method !== 'POST' || !isForm) return request
  const query = Buffer.from(request.body).toString('utf8')
  const url = `${request.url}${request.url.includes('?') ? '&' : '?'}${query}`
  return { ...request, method: 'GET', url, body: new Uint8Array() }
}

function rawRequest({ url, headers, body }: HttpRequest): RawRequest {
  const [path = '/', search = ''] = url.split(/\?(.*)/s)
  const query: Record<string, string | string[]> = Object.create(null)
  for (const [name, text] of new URLSearchParams(search)) {
    const known = query[name]
    query[name] = known === undefined ? text : [known, text].flat()
  }
  return { path, query, headers, body }
}
