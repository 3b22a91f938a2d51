import { awsEndpointFunctions } from '@aws-sdk/core/client'
import {
  customEndpointFunctions,
  type EndpointParams,
  type RuleSetObject,
  resolveEndpoint,
} from '@smithy/core/endpoints'
import type { EndpointRuleSetDescription } from '../models/index.js'

/**
 * Values of a rule set's parameters.
 *
 * @example { Region: 'eu-west-1', UseFIPS: false, UseDualStack: false, Bucket: 'books' }
 */
export type RuleParameters = Record<string, string | boolean | string[]>

/** An endpoint as the rules return it. */
export interface RuleSetEndpoint {
  readonly url: URL
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly authSchemes: readonly RuleSetAuthScheme[]
}

/** A kind of signature that the rules offer. */
export interface RuleSetAuthScheme {
  readonly name: string
  readonly signingName?: string
  readonly signingRegion?: string
  readonly signingRegionSet?: readonly string[]
  readonly disableDoubleEncoding?: boolean
}

/**
 * Evaluates a rule set of botocore.
 *
 * @throws Error with the rules' own message, if they refuse the parameters.
 */
export function evaluateRuleSet(
  ruleSet: EndpointRuleSetDescription,
  parameters: RuleParameters,
): RuleSetEndpoint {
  // Set here, because a bundler may drop a side effect of the module.
  customEndpointFunctions.aws = awsEndpointFunctions
  // The engine writes defaults into its parameters. Its type does not allow the lists that it accepts.
  const endpointParams = { ...parameters } as EndpointParams
  const endpoint = resolveEndpoint(ruleSet as RuleSetObject, { endpointParams })
  return {
    url: endpoint.url,
    headers: endpoint.headers ?? {},
    authSchemes: endpoint.properties?.authSchemes ?? [],
  }
}
