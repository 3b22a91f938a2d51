import { NextTokenError } from '../errors/index.js'
import type { EndpointRuleSetDescription, OperationModel, ServiceModel } from '../models/index.js'
import type { Structure } from '../protocols/index.js'
import { memoize, messageOf } from '../values/index.js'
import type { JmespathSearch } from './endpoint-call.js'
import type { EndpointSettings } from './endpoint-config.js'
import { endpointWithoutRules } from './endpoint-without-rules.js'
import {
  evaluateRuleSet,
  type RuleParameters,
  type RuleSetAuthScheme,
  type RuleSetEndpoint,
} from './evaluate-rule-set.js'
import { signingRegionOf } from './global-region.js'
import { hostPrefix } from './host-prefix.js'
import type { AuthSchemeChoice, EndpointUrl, ResolvedEndpoint } from './resolved-endpoint.js'
import { hasFixedParameters, ruleParameters } from './rule-parameters.js'

/** Number of endpoints kept per client. A client uses few, except for buckets. */
const cacheSize = 200

/**
 * Finds the endpoint of each call of one client. Endpoints are kept: all pages of a listing have the same one.
 */
export class EndpointResolver {
  readonly #kept = new Map<string, ResolvedEndpoint>()
  /** Endpoints of operations whose input does not matter: not even a key has to be built for them. */
  readonly #fixed = new Map<OperationModel, FixedEndpoint>()

  constructor(
    private readonly settings: EndpointSettings,
    private readonly search: JmespathSearch,
  ) {}

  /**
   * @param accountId the account id of the credentials, if it is known: some services have it in the host.
   * @throws NextTokenError `EndpointResolution` with the rules' own message, if they refuse the call.
   * @throws ParamValidationError if an input member cannot be part of the host.
   */
  resolve(operation: OperationModel, input: Structure, accountId?: string): ResolvedEndpoint {
    const fixed = this.#fixed.get(operation)
    if (fixed && fixed.accountId === accountId) return fixed.endpoint
    const endpoint = this.#resolve(operation, input, accountId)
    if (isFixed(operation)) this.#fixed.set(operation, { accountId, endpoint })
    return endpoint
  }

  #resolve(operation: OperationModel, input: Structure, accountId: string | undefined): ResolvedEndpoint {
    const { settings, search } = this
    const { endpointRuleSet: ruleSet } = operation.service
    const parameters = ruleParameters({ operation, input, settings, accountId, search })
    const prefix = settings.disableHostPrefix ? '' : hostPrefix(operation, input)
    const key = JSON.stringify([prefix, parameters])
    const known = this.#kept.get(key)
    if (known) return known
    const found = this.#evaluate(operation, ruleSet, parameters)
    const endpoint = resolvedEndpoint(found, { service: operation.service, settings, prefix })
    this.#keep(key, endpoint)
    return endpoint
  }

  #evaluate(
    operation: OperationModel,
    ruleSet: EndpointRuleSetDescription | undefined,
    parameters: RuleParameters,
  ): RuleSetEndpoint {
    if (!ruleSet) return endpointWithoutRules(operation.service, this.settings)
    try {
      return evaluateRuleSet(ruleSet, parameters)
    } catch (cause) {
      const where = `no endpoint for region "${this.settings.region}"`
      const context = { ...operation.errorContext, cause }
      throw new NextTokenError('EndpointResolution', `${where}: ${messageOf(cause)}`, context)
    }
  }

  #keep(key: string, endpoint: ResolvedEndpoint): void {
    if (this.#kept.size >= cacheSize) {
      for (const oldest of this.#kept.keys()) {
        this.#kept.delete(oldest)
        break
      }
    }
    this.#kept.set(key, endpoint)
  }
}

interface FixedEndpoint {
  readonly accountId: string | undefined
  readonly endpoint: ResolvedEndpoint
}

/** Whether all calls of an operation by one client and account have the same endpoint. */
const isFixed = memoize((operation: OperationModel): boolean => {
  // The prefix of a host may contain input members.
  const hasPrefix = operation.traits.endpoint?.hostPrefix !== undefined
  return !hasPrefix && hasFixedParameters(operation)
})

interface EndpointOwner {
  readonly service: ServiceModel
  readonly settings: EndpointSettings
  readonly prefix: string
}

function resolvedEndpoint(
  found: RuleSetEndpoint,
  { service, settings, prefix }: EndpointOwner,
): ResolvedEndpoint {
  const { signingName } = service
  const signingRegion = signingRegionOf(settings.region)
  const headers = Object.entries(found.headers).map(([name, values]) => [name.toLowerCase(), values[0] ?? ''])
  return {
    url: endpointUrl(found.url, prefix),
    headers: Object.fromEntries(headers),
    authSchemes: found.authSchemes.map((scheme) => authScheme(scheme, signingName, signingRegion)),
    signingName,
    signingRegion,
  }
}

function authScheme(scheme: RuleSetAuthScheme, signingName: string, signingRegion: string): AuthSchemeChoice {
  return {
    name: scheme.name,
    signingName: scheme.signingName ?? signingName,
    signingRegion: scheme.signingRegion ?? scheme.signingRegionSet?.join(',') ?? signingRegion,
    disableDoubleEncoding: scheme.disableDoubleEncoding ?? false,
  }
}

function endpointUrl(url: URL, prefix: string): EndpointUrl {
  return {
    protocol: url.protocol,
    hostname: takesPrefix(url.hostname) ? prefix + url.hostname : url.hostname,
    port: url.port === '' ? undefined : Number(url.port),
    path: url.pathname.replace(/\/+$/, ''),
  }
}

/**
 * `data-127.0.0.1` and `data-localhost` do not exist: boto3 fails there, and local endpoints expect no prefix.
 */
function takesPrefix(hostname: string): boolean {
  return hostname !== 'localhost' && !hostname.startsWith('[') && !/^\d+(?:\.\d+){3}$/.test(hostname)
}
