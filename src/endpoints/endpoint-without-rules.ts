import { partition } from '@aws-sdk/core/client'
import type { ServiceModel } from '../models/index.js'
import type { EndpointSettings } from './endpoint-config.js'
import type { RuleSetEndpoint } from './evaluate-rule-set.js'

/** A user's own model may come without rules: then the pattern that AWS's hosts follow, as boto3 falls back. */
export function endpointWithoutRules(service: ServiceModel, settings: EndpointSettings): RuleSetEndpoint {
  return { url: new URL(settings.endpoint ?? patternUrl(service, settings)), headers: {}, authSchemes: [] }
}

function patternUrl(service: ServiceModel, settings: EndpointSettings): string {
  const { dnsSuffix, dualStackDnsSuffix } = partition(settings.region)
  const prefix = service.metadata.endpointPrefix + (settings.useFipsEndpoint ? '-fips' : '')
  return `https://${prefix}.${settings.region}.${settings.useDualstackEndpoint ? dualStackDnsSuffix : dnsSuffix}`
}
