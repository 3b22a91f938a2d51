/**
 * destination: the endpoint of a call: rules, endpoint discovery, and another region where S3 says so.
 */
export { EndpointDiscovery } from './endpoint-discovery.js'
export { findEndpoint } from './find-endpoint.js'
export { RegionalEndpoints } from './regional-endpoints.js'
export { WrongRegion } from './wrong-region.js'
