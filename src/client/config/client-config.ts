import type { DocumentsOptions } from '../../documents/index.js'
import type { EndpointConfig } from '../../endpoints/index.js'
import type { ApiVersionConfig, AuthConfig, ChecksumConfig, CompressionConfig } from '../../settings/index.js'
import type { TransportConfig } from '../../transport/index.js'
import type { OnTruncated } from '../answer/index.js'

/**
 * The configuration of a client. Options that the AWS SDK v3 has, too, have the same names. Options that are left
 * out are read from the environment and the profile. An unknown option is an error.
 */
export interface ClientConfig
  extends ApiVersionConfig,
    EndpointConfig,
    AuthConfig,
    ChecksumConfig,
    CompressionConfig,
    TransportConfig {
  /**
   * Check inputs against the model before they are sent, as boto3 does. With `false` they are sent unchecked.
   *
   * @default true
   */
  readonly parameterValidation?: boolean | undefined
  /**
   * Choose what happens if a single call (not a paginator) returns only the first of several pages: nothing
   * (`'ignore'`), one process warning per calling line (`'warn'`), or a `PaginationError` that has the output as
   * `page` (`'error'`). A call that passes the token, even as `undefined`, is never affected.
   *
   * @default 'ignore', as boto3
   * @example
   * client('sns', { onTruncated: 'error' })
   */
  readonly onTruncated?: OnTruncated | undefined
  /**
   * Slow down listings that are throttled. All listings of an operation with the same account, region and
   * endpoint in this process share one rate. It is learned from throttling errors; where AWS documents a quota,
   * it starts with that. Single calls are never slowed down.
   *
   * @default true
   */
  readonly governor?: boolean | undefined
  /**
   * Write and read DynamoDB's items as plain values, in the inputs and outputs of every operation: `'text'` instead of
   * `{ S: 'text' }`. For `dynamodb` and `dynamodbstreams`; with another service, the first call fails. docs/dynamodb.md
   * says what becomes what.
   *
   * @default false
   * @example
   * client('dynamodb', { documents: true })
   * client('dynamodb', { documents: { removeUndefinedValues: true } })
   */
  readonly documents?: boolean | DocumentsOptions | undefined
}

/** The configuration of a client whose items are plain values. */
export interface WithDocuments extends ClientConfig {
  readonly documents: true | DocumentsOptions
}
