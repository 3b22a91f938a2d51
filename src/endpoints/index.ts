/**
 * endpoints: where a request goes, and the region and service that it is signed for.
 *
 * In: an operation, its input and a client's resolved settings. Out: a `ResolvedEndpoint`: URL, headers and kinds
 * of signature. The rules are AWS's own, as botocore ships them with every service, evaluated by Smithy's engine,
 * so no host name of AWS is written here. The parameters of the rules are ours, with boto3's defaults: S3 at a
 * custom endpoint is addressed by path, and a service without regions needs none.
 */
export { type AvailableRegionsOptions, availableRegions } from './available-regions.js'
export type { EndpointConfig, EndpointSettings } from './endpoint-config.js'
export { EndpointResolver } from './endpoint-resolver.js'
export { globalRegionOf } from './global-region.js'
export { isHostLabel } from './host-label.js'
export { knownPartition } from './known-partition.js'
export { parseEndpointUrl } from './parse-endpoint-url.js'
export { partitionOf } from './partition-of.js'
export { regionHint } from './region-hint.js'
export type { AuthSchemeChoice, ResolvedEndpoint } from './resolved-endpoint.js'
export { areaOf } from './service-regions.js'
