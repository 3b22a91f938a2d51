import type { AuthConfig, ChecksumConfig, CompressionConfig } from '../auth/index.js'
import type { EndpointConfig } from '../endpoints/index.js'
import type { TransportConfig } from '../transport/index.js'
import type { OnTruncated } from './truncation.js'

/**
 * How a client works. An option that the AWS SDK v3 has too has the same name; what is left out comes from the
 * environment and the profile. An option that does not exist is an error.
 */
export interface ClientConfig
  extends EndpointConfig,
    AuthConfig,
    ChecksumConfig,
    CompressionConfig,
    TransportConfig {
  /** Whether inputs are checked against the model before they are sent, as boto3 does. Default: true. */
  readonly parameterValidation?: boolean | undefined
  /**
   * What happens where a single call, not a paginator's, brings a token for more and its input has no member for
   * that token, not even an undefined one: nothing; one process warning per place that calls, with file and line; or
   * a `PaginationError` that carries the answer as `page`. Default: `ignore`, as boto3.
   */
  readonly onTruncated?: OnTruncated | undefined
  /**
   * Whether the listings of one operation, of all clients of this process that have the same account, region and
   * endpoint, share a rate that is learned from throttles, and begun with AWS's quota where that is documented.
   * Nothing waits before the first throttle where it is not. Single calls are left alone. Default: true.
   */
  readonly governor?: boolean | undefined
}
