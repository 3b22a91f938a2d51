import type { EndpointRuleSetDescription, OperationModel } from '../models/index.js'
import { memoize } from '../values/index.js'
import { builtIns } from './built-ins.js'
import type { EndpointCall } from './endpoint-call.js'
import type { RuleParameters } from './evaluate-rule-set.js'

type Source = (call: EndpointCall) => unknown

/**
 * Whether all calls of an operation by one client and account have the same parameters, because none of them
 * comes from the input.
 */
export function hasFixedParameters(operation: OperationModel): boolean {
  const { endpointRuleSet: ruleSet } = operation.service
  if (!ruleSet) return true
  return Object.entries(ruleSet.parameters).every(
    ([name, definition]) =>
      !(parametersRead(ruleSet).has(name) && memberSources(operation, name).length > 0) &&
      !Object.hasOwn(operation.traits.operationContextParams ?? {}, name) &&
      // The only built-in that depends on the input.
      !('builtIn' in definition && definition.builtIn === 'AWS::S3::ForcePathStyle'),
  )
}

/**
 * The parameters of the service's endpoint rules for one call, in the rule set's order. Parameters without a
 * value are left out.
 */
export function ruleParameters(call: EndpointCall): RuleParameters {
  const parameters: RuleParameters = {}
  for (const [name, sources] of sourcesOf(call.operation)) {
    for (const source of sources) {
      const value = parameterValue(source(call))
      if (value === undefined) continue
      parameters[name] = value
      break
    }
  }
  return parameters
}

/** Input values can have any type if validation is off. Rules know three. */
function parameterValue(value: unknown): RuleParameters[string] | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined
}

/** The sources of each parameter of an operation's rules. */
const sourcesOf = memoize((operation: OperationModel): ReadonlyMap<string, readonly Source[]> => {
  const { endpointRuleSet: ruleSet } = operation.service
  const sources = new Map<string, readonly Source[]>()
  if (!ruleSet) return sources
  for (const [name, definition] of Object.entries(ruleSet.parameters)) {
    sources.set(name, [...contextSources(ruleSet, operation, name), ...builtInSource(definition)])
  }
  return sources
})

/** Where a value comes from, in Smithy's order: the operation's constant, its input, the client. */
function contextSources(
  ruleSet: EndpointRuleSetDescription,
  operation: OperationModel,
  name: string,
): Source[] {
  const { staticContextParams = {}, operationContextParams = {} } = operation.traits
  const sources: Source[] = []
  if (Object.hasOwn(staticContextParams, name)) sources.push(() => staticContextParams[name]?.value)
  const members = memberSources(operation, name)
  if (members.length > 0 && parametersRead(ruleSet).has(name)) sources.push(...members)
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
  const { clientContextParams = {} } = settings
  if (Object.hasOwn(clientContextParams, name)) return clientContextParams[name]
  return name === 'DisableS3ExpressSessionAuth' ? settings.disableS3ExpressSessionAuth : undefined
}

function builtInSource(definition: object): Source[] {
  const name = 'builtIn' in definition ? String(definition.builtIn) : ''
  const source = Object.hasOwn(builtIns, name) ? builtIns[name] : undefined
  return source ? [source] : []
}

/**
 * The parameters that the rules read. S3 declares `Key` and `Prefix` but never reads them: as part of the cache's
 * key, each object's name would be an entry of its own.
 *
 * A rule reads a parameter as `{"ref":"Bucket"}`, or as `{Bucket}` or `{Bucket#part}` in a text.
 */
const parametersRead = memoize((ruleSet: EndpointRuleSetDescription): ReadonlySet<string> => {
  const text = JSON.stringify(ruleSet.rules)
  const isRead = (name: string) =>
    [`"ref":"${name}"`, `{${name}}`, `{${name}#`].some((reference) => text.includes(reference))
  return new Set(Object.keys(ruleSet.parameters).filter(isRead))
})
