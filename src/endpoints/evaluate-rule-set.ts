import { awsEndpointFunctions } from '@aws-sdk/core/client'
import {
  customEndpointFunctions,
  type EndpointParams,
  type RuleSetObject,
  resolveEndpoint,
} from '@smithy/core/endpoints'
import type { EndpointRuleSetDescription } from '../models/index.js'

/** Values of a rule set's parameters. */
export type RuleParameters = Record<string, string | boolean | string[]>

/** An endpoint as rules give it: nothing filled in. */
export interface RuleSetEndpoint {
  readonly url: URL
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly authSchemes: readonly RuleSetAuthScheme[]
}

export interface RuleSetAuthScheme {
  readonly name: string
  readonly signingName?: string
  readonly signingRegion?: string
  readonly signingRegionSet?: readonly string[]
  readonly disableDoubleEncoding?: boolean
}

/**
 * Evaluates botocore's rule set as it stands.
 *
 * @throws Error with the rules' own words, where they refuse the parameters.
 */
export function evaluateRuleSet(
  ruleSet: EndpointRuleSetDescription,
  parameters: RuleParameters,
): RuleSetEndpoint {
  // Set here and not when the module loads: a bundler may drop an import's side effects.
  customEndpointFunctions.aws = awsEndpointFunctions
  // The engine writes the defaults into the parameters that it gets. Its type leaves out the lists that it takes.
  const endpointParams = { ...parameters } as EndpointParams
  const endpoint = resolveEndpoint(ruleSet as RuleSetObject, { endpointParams })
  return {
    url: endpoint.url,
    headers: endpoint.headers ?? {},
    authSchemes: endpoint.properties?.authSchemes ?? [],
  }
}
