import { parseEndpointUrl } from '../endpoints/index.js'
import { messageOf } from '../values/index.js'
import type { FoundSetting, SettingLookup } from './setting-lookup.js'
import { configLocation } from './shared-config/index.js'

/**
 * The custom endpoint of a service; undefined for AWS's own. The order is AWS's: the option,
 * AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the profile's `services` section, the profile's `endpoint_url`.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 *
 * @example
 * // AWS_ENDPOINT_URL_S3=http://127.0.0.1:9000
 * resolveEndpointUrl(undefined, 'S3', lookup) // 'http://127.0.0.1:9000/'
 */
export function resolveEndpointUrl(
  option: string | URL | undefined,
  serviceId: string,
  lookup: SettingLookup,
): string | undefined {
  const found =
    option === undefined ? configuredUrl(serviceId, lookup) : { value: option, source: '`endpoint`' }
  if (!found) return undefined
  try {
    return parseEndpointUrl(found.value)
  } catch (error) {
    lookup.problems.push(`${found.source}: ${messageOf(error)}`)
    return undefined
  }
}

/** The URL that the environment or the profile configures for a service. */
export function configuredUrl(serviceId: string, lookup: SettingLookup): FoundSetting | undefined {
  const ignored = lookup.flag({
    variables: ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'],
    entry: 'ignore_configured_endpoint_urls',
  })
  if (ignored) return undefined
  const key = serviceId.replace(/[^A-Za-z0-9]/g, '_')
  const variables = [`AWS_ENDPOINT_URL_${key.toUpperCase()}`, 'AWS_ENDPOINT_URL']
  return (
    lookup.find({ variables }) ??
    servicesSectionUrl(key.toLowerCase(), lookup) ??
    lookup.find({ entry: 'endpoint_url' })
  )
}

function servicesSectionUrl(service: string, lookup: SettingLookup): FoundSetting | undefined {
  const name = lookup.find({ entry: 'services' })
  if (!name) return undefined
  const section = lookup.shared.services.get(name.value)
  if (!section?.size) {
    const { path } = configLocation()
    lookup.problems.push(
      `${name.source} is "${name.value}", but ${path} has no section [services ${name.value}]; add the section, or remove the setting`,
    )
  }
  const block = section?.get(service)
  const value = typeof block === 'object' ? block.get('endpoint_url') : undefined
  return value ? { value, source: `${service}.endpoint_url of [services ${name.value}]` } : undefined
}
