import type { ModelDescription } from '../models/index.js'
import type { PaginateOptions } from '../pagination/index.js'

/** Options of `paginate` over the AWS SDK v3. */
export interface SdkPaginateOptions extends PaginateOptions {
  /**
   * Set the service, by boto3's name or as a model of your own, if the client does not name it.
   *
   * @default the service whose id is in the client's configuration
   * @example 'sns'
   */
  service?: string | ModelDescription | undefined
  /**
   * Set the operation, in any spelling, if the command does not name it.
   *
   * @default the operation that the command names
   * @example 'list_topics'
   */
  operation?: string | undefined
  /**
   * Share the operation's request rate with all its other listings in this process, as nexttoken's own client does.
   *
   * @default true
   */
  governor?: boolean | undefined
}
