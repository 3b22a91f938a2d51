/**
 * endpoints: where a request goes, and for which region and service it is signed.
 *
 * In: an operation, its input and a client's settled configuration. Out: a URL, headers and signing facts.
 * The rules are AWS's own, as botocore ships them with every service, evaluated by Smithy's engine: nothing here
 * knows a host name of AWS. What is ours is the values that go into the rules, and the defaults are boto3's: S3
 * at a custom endpoint is addressed by path, and a service without regions needs none.
 */
export type { EndpointConfig, EndpointSettings } from './endpoint-config.js'
export { EndpointResolver } from './endpoint-resolver.js'
export { globalRegionOf } from './global-region.js'
export { isHostLabel } from './host-label.js'
export { parseEndpointUrl } from './parse-endpoint-url.js'
export { regionHint } from './region-hint.js'
export type { AuthSchemeChoice, ResolvedEndpoint } from './resolved-endpoint.js'
