import type { EndpointConfig } from '../../endpoints/index.js'
import type { AuthConfig, ChecksumConfig, CompressionConfig } from '../../settings/index.js'
import type { TransportConfig } from '../../transport/index.js'
import type { OnTruncated } from '../answer/index.js'

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
   * Share a rate among the listings of one operation, of all clients of this process with the same account, region and
   * endpoint. The rate is learned from throttles, and only where sending less makes them rarer; where AWS documents a
   * quota, the rate begins with it. Nothing waits before that, and single calls never do.
   *
   * @default true
   */
  readonly governor?: boolean | undefined
}
