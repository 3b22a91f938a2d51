/**
 * destination: the endpoint of a call.
 *
 * In: an operation, its input and the client's settings. Out: a `ResolvedEndpoint`. The endpoint rules decide,
 * unless the service names a host itself: by endpoint discovery (Timestream), by a URL in the input (Machine
 * Learning), or by redirecting a call to the region of its bucket (S3). What a service said is remembered per
 * client.
 */
export { EndpointDiscovery } from './endpoint-discovery.js'
export { EndpointResolvers } from './endpoint-resolvers.js'
export { findEndpoint } from './find-endpoint.js'
export { RegionRedirect } from './region-redirect.js'
