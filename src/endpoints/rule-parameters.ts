import type { EndpointRuleSetDescription, OperationModel } from '../models/index.js'
import { builtIns } from './built-ins.js'
import type { EndpointCall } from './endpoint-call.js'
import type { RuleParameters } from './evaluate-rule-set.js'

type Source = (call: EndpointCall) => unknown

/**
 * Whether all calls of an operation by one client and account have the same parameters: nothing of the input is one.
 */
export function hasFixedParameters(ruleSet: EndpointRuleSetDescription, operation: OperationModel): boolean {
  return Object.entries(ruleSet.parameters).every(
    ([name, definition]) =>
      !(isRead(ruleSet, name) && memberSources(operation, name).length > 0) &&
      !Object.hasOwn(operation.traits.operationContextParams ?? {}, name) &&
      // The one built-in that looks at the input.
      !('builtIn' in definition && definition.builtIn === 'AWS::S3::ForcePathStyle'),
  )
}

const sourcesByOperation = new WeakMap<OperationModel, ReadonlyMap<string, readonly Source[]>>()

/** The values of a rule set's parameters for one call, in the rule set's order; absent where there is none. */
export function ruleParameters(ruleSet: EndpointRuleSetDescription, call: EndpointCall): RuleParameters {
  const parameters: RuleParameters = {}
  for (const [name, sources] of sourcesOf(ruleSet, call.operation)) {
    for (const source of sources) {
      const value = parameterValue(source(call))
      if (value === undefined) continue
      parameters[name] = value
      break
    }
  }
  return parameters
}

/** What input holds can be anything where validation is off; rules know three types. */
function parameterValue(value: unknown): RuleParameters[string] | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
}

function sourcesOf(ruleSet: EndpointRuleSetDescription, operation: OperationModel) {
  const known = sourcesByOperation.get(operation)
  if (known) return known
  const sources = new Map<string, readonly Source[]>()
  for (const [name, definition] of Object.entries(ruleSet.parameters)) {
    sources.set(name, [...contextSources(ruleSet, operation, name), ...builtInSource(definition)])
  }
  sourcesByOperation.set(operation, sources)
  return sources
}

/** Where a value comes from, first wins, in Smithy's order: what the operation fixes, its input, the client. */
function contextSources(
  ruleSet: EndpointRuleSetDescription,
  operation: OperationModel,
  name: string,
): Source[] {
  const { staticContextParams = {}, operationContextParams = {} } = operation.traits
  const sources: Source[] = []
  if (Object.hasOwn(staticContextParams, name)) sources.push(() => staticContextParams[name]?.value)
  const members = memberSources(operation, name)
  if (members.length > 0 && isRead(ruleSet, name)) sources.push(...members)
  const path = Object.hasOwn(operationContextParams, name) ? operationContextParams[name]?.path : undefined
  if (path !== undefined) sources.push(({ search, input }) => search(path, input))
  const clientParams = operation.service.description.service.clientContextParams ?? {}
  if (Object.hasOwn(clientParams, name)) sources.push(({ settings }) => clientValue(settings, name))
  return sources
}

function memberSources(operation: OperationModel, parameter: string): Source[] {
  return [...(operation.input?.members ?? [])]
    .filter(([, member]) => member.traits.contextParam?.name === parameter)
    .map(
      ([name]) =>
        (call: EndpointCall) =>
          call.input[name],
    )
}

function clientValue(settings: EndpointCall['settings'], name: string): unknown {
  const given = settings.clientContextParams ?? {}
  if (Object.hasOwn(given, name)) return given[name]
  return name === 'DisableS3ExpressSessionAuth' ? settings.disableS3ExpressSessionAuth : undefined
}

function builtInSource(definition: object): Source[] {
  const name = 'builtIn' in definition ? String(definition.builtIn) : ''
  const source = Object.hasOwn(builtIns, name) ? builtIns[name] : undefined
  return source ? [source] : []
}

const readByRules = new WeakMap<EndpointRuleSetDescription, Map<string, boolean>>()

/**
 * Whether the rules read a parameter at all. S3 declares `Key` and `Prefix` and never reads them: as a part of the
 * cache's key, each object's name would be an entry of its own.
 */
function isRead(ruleSet: EndpointRuleSetDescription, name: string): boolean {
  const known = readByRules.get(ruleSet) ?? new Map<string, boolean>()
  readByRules.set(ruleSet, known)
  const found = known.get(name) ?? isNamed(ruleSet, name)
  known.set(name, found)
  return found
}

/** A rule refers to a parameter by `{"ref":"Bucket"}`, or by `{Bucket}` or `{Bucket#part}` in a text. */
function isNamed(ruleSet: EndpointRuleSetDescription, name: string): boolean {
  const text = JSON.stringify(ruleSet.rules)
  return [`"ref":"${name}"`, `{${name}}`, `{${name}#`].some((reference) => text.includes(reference))
}
