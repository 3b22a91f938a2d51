import type { AuthConfig, ChecksumConfig, CompressionConfig } from '../auth/index.js'
import type { EndpointConfig } from '../endpoints/index.js'
import type { TransportConfig } from '../transport/index.js'

/** How a client works. Every option has the AWS SDK v3's name; what is left out comes from environment and profile. */
export interface ClientConfig
  extends EndpointConfig,
    AuthConfig,
    ChecksumConfig,
    CompressionConfig,
    TransportConfig {
  /** Whether inputs are checked against the model before they are sent, as boto3 does. Default: true. */
  readonly parameterValidation?: boolean | undefined
}
