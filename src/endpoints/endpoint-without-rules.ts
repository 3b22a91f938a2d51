import { partition } from '@aws-sdk/core/client'
import type { ServiceModel } from '../models/index.js'
import type { EndpointSettings } from './endpoint-config.js'
import type { RuleSetEndpoint } from './evaluate-rule-set.js'

/** The endpoint of a user's own model without rules: AWS's usual host name, as in boto3. */
export function endpointWithoutRules(service: ServiceModel, settings: EndpointSettings): RuleSetEndpoint {
  return { url: new URL(settings.endpoint ?? patternUrl(service, settings)), headers: {}, authSchemes: [] }
}

function patternUrl(service: ServiceModel, settings: EndpointSettings): string {
  const { dnsSuffix, dualStackDnsSuffix } = partition(settings.region)
  const prefix = service.metadata.endpointPrefix + (settings.useFipsEndpoint ? '-fips' : '')
  return `https://${prefix}.${settings.region}.${settings.useDualstackEndpoint ? dualStackDnsSuffix : dnsSuffix}`
}
