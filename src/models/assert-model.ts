import { NextTokenError } from '../errors/index.js'
import { isObject } from '../values/index.js'
import { type ModelDescription, protocolNames, resolveProtocol, type ShapeType } from './description/index.js'

const shapeTypes: Record<ShapeType, true> = {
  structure: true,
  list: true,
  map: true,
  string: true,
  character: true,
  integer: true,
  long: true,
  float: true,
  double: true,
  boolean: true,
  timestamp: true,
  blob: true,
  bigdecimal: true,
}
const maxProblems = 10

/**
 * Checks a parsed model against botocore's format, so thoroughly that no later stage meets a missing part. One
 * error names all problems.
 *
 * @param origin a file or a phrase, which begins the message.
 * @throws NextTokenError `InvalidModel`
 */
export function assertModel(model: unknown, origin: string): asserts model is ModelDescription {
  const problems = modelProblems(model)
  if (problems.length === 0) return
  const more = problems.length > maxProblems ? `\n  and ${problems.length - maxProblems} more` : ''
  const list = problems.slice(0, maxProblems).join('\n  ')
  throw new NextTokenError('InvalidModel', `${origin}: not a model in botocore’s format\n  ${list}${more}`)
}

function modelProblems(model: unknown): string[] {
  if (!isObject(model))
    return [`expected { service, paginators?, endpointRuleSet?, waiters? }, got ${kind(model)}`]
  const { service, paginators, endpointRuleSet, waiters } = model
  if (service === undefined && model.metadata !== undefined) {
    return ['this is the content of a service-2.json; pass { service: … } around it']
  }
  return [
    ...serviceProblems(service),
    ...(paginators === undefined ? [] : paginatorProblems(paginators)),
    ...(endpointRuleSet === undefined ? [] : ruleSetProblems(endpointRuleSet)),
    ...(waiters === undefined ? [] : waiterProblems(waiters)),
  ]
}

function serviceProblems(service: unknown): string[] {
  if (!isObject(service)) return [`service: expected the content of a service-2.json, got ${kind(service)}`]
  const missing = ['metadata', 'operations', 'shapes']
    .filter((key) => !isObject(service[key]))
    .map((key) => `service.${key}: expected an object, got ${kind(service[key])}`)
  if (missing.length > 0) return missing
  const { metadata, operations, shapes } = service as Record<string, Readonly<Record<string, unknown>>>
  return [
    ...metadataProblems(metadata ?? {}),
    ...Object.entries(operations ?? {}).flatMap(([name, operation]) =>
      operationProblems(`service.operations.${name}`, operation, shapes ?? {}),
    ),
    ...Object.entries(shapes ?? {}).flatMap(([name, shape]) =>
      shapeProblems(`service.shapes.${name}`, shape, shapes ?? {}),
    ),
  ]
}

function metadataProblems(metadata: Readonly<Record<string, unknown>>): string[] {
  const problems = ['apiVersion', 'endpointPrefix', 'serviceId']
    .filter((key) => typeof metadata[key] !== 'string')
    .map((key) => `service.metadata.${key}: expected a string, got ${kind(metadata[key])}`)
  const { protocol, protocols } = metadata
  if (protocols !== undefined && !Array.isArray(protocols)) {
    return [...problems, `service.metadata.protocols: expected a list, got ${kind(protocols)}`]
  }
  if (resolveProtocol({ protocol: String(protocol), protocols })) return problems
  const offered = protocols?.length ? protocols.join(', ') : protocol
  return [
    ...problems,
    `service.metadata: unknown protocol "${offered}"; nexttoken speaks ${protocolNames.join(', ')}`,
  ]
}

type Shapes = Readonly<Record<string, unknown>>

function operationProblems(path: string, operation: unknown, shapes: Shapes): string[] {
  if (!isObject(operation)) return [`${path}: expected an object, got ${kind(operation)}`]
  const { http, input, output, errors } = operation
  const problems =
    isObject(http) && typeof http.method === 'string' && typeof http.requestUri === 'string'
      ? []
      : [`${path}.http: expected { method, requestUri }`]
  if (input !== undefined) problems.push(...referenceProblems(`${path}.input`, input, shapes))
  if (output !== undefined) problems.push(...referenceProblems(`${path}.output`, output, shapes))
  if (errors !== undefined && !Array.isArray(errors)) problems.push(`${path}.errors: expected a list`)
  for (const error of Array.isArray(errors) ? errors : []) {
    problems.push(...referenceProblems(`${path}.errors`, error, shapes))
  }
  return problems
}

/** The required parts of a shape, by its type. */
const shapeParts: Readonly<Record<string, readonly string[]>> = { list: ['member'], map: ['key', 'value'] }

function shapeProblems(path: string, shape: unknown, shapes: Shapes): string[] {
  if (!isObject(shape)) return [`${path}: expected an object, got ${kind(shape)}`]
  const { type, members = {} } = shape
  if (typeof type !== 'string' || !Object.hasOwn(shapeTypes, type)) {
    return [`${path}.type: expected one of ${Object.keys(shapeTypes).join(', ')}, got ${kind(type)}`]
  }
  const parts = (shapeParts[type] ?? []).map((part) => [part, shape[part]] as const)
  if (!isObject(members)) return [`${path}.members: expected an object, got ${kind(members)}`]
  const references = [...parts, ...Object.entries(members)]
  return references.flatMap(([part, reference]) => referenceProblems(`${path}.${part}`, reference, shapes))
}

function referenceProblems(path: string, reference: unknown, shapes: Shapes): string[] {
  const name = isObject(reference) ? reference.shape : undefined
  if (typeof name !== 'string') return [`${path}: expected { shape }, got ${kind(reference)}`]
  return Object.hasOwn(shapes, name) ? [] : [`${path}: no shape named "${name}"`]
}

const isTokenList = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'))

function paginatorProblems(paginators: unknown): string[] {
  const rules = isObject(paginators) ? paginators.pagination : undefined
  if (!isObject(rules)) return ['paginators: expected { pagination } as in paginators-1.json']
  return Object.entries(rules).flatMap(([name, rule]) => {
    const path = `paginators.pagination.${name}`
    if (isObject(rule) && isTokenList(rule.input_token) && isTokenList(rule.output_token))
      return ownKeyProblems(path, rule)
    return [`${path}: expected an input_token and an output_token`]
  })
}

const names = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
const namesByName = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((item) => typeof item === 'string')

const patternsByName = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((item) => typeof item === 'string' && isPattern(item))

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}

const tokensByName = (value: unknown): boolean => isObject(value) && Object.values(value).every(isTokenList)

/** The keys of a rule that only nexttoken knows. botocore's keys are not checked, as in boto3. */
const ownKeys: Readonly<Record<string, readonly [isRight: (value: unknown) => boolean, expected: string]>> = {
  end: [
    (value) => value === 'token' || value === 'repeated_token' || value === 'empty_page',
    '"token", "repeated_token" or "empty_page"',
  ],
  repeat: [(value) => value === 'error' || value === 'ask_again', '"error" or "ask_again"'],
  first_page_only: [names, 'a list of input members'],
  limit_illegal_with: [names, 'a list of input members'],
  follow: [(value) => typeof value === 'boolean', 'true or false'],
  seek: [namesByName, 'an object from input members to members of an item'],
  seek_inclusive: [(value) => typeof value === 'boolean', 'true or false'],
  seek_unless: [patternsByName, 'an object from input members to regular expressions'],
  url_encoded_by: [namesByName, 'an object from input members to the members that ask for URL encoding'],
  joined_by: [tokensByName, 'an object from result keys to members of an item'],
  items_of: [names, 'a list of result keys'],
  primary_when: [namesByName, 'an object from result keys to JMESPath on the input'],
  summed: [names, 'a list of output members'],
  latest: [names, 'a list of output members'],
  page_only: [names, 'a list of output members'],
  sorted_by: [namesByName, 'an object from result keys to members of an item'],
  newest_first: [isTokenList, 'a member of an item, or a list of them'],
  defaults: [isObject, 'an object from input members to values'],
}

function ownKeyProblems(path: string, rule: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(ownKeys)
    .filter(([key, [isRight]]) => rule[key] !== undefined && !isRight(rule[key]))
    .map(([key, [, expected]]) => `${path}.${key}: expected ${expected}, got ${kind(rule[key])}`)
}

function ruleSetProblems(ruleSet: unknown): string[] {
  if (isObject(ruleSet) && isObject(ruleSet.parameters) && Array.isArray(ruleSet.rules)) return []
  return ['endpointRuleSet: expected { parameters, rules } as in endpoint-rule-set-1.json']
}

/** The waiters themselves are checked when one of them is used. */
function waiterProblems(waiters: unknown): string[] {
  if (isObject(waiters) && isObject(waiters.waiters)) return []
  return ['waiters: expected { waiters } as in waiters-2.json']
}

function kind(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || Array.isArray(value)) return value === null ? 'null' : 'a list'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : typeof value
}
