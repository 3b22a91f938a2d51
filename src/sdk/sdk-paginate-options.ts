import type { ModelDescription } from '../models/index.js'
import type { PaginateOptions } from '../pagination/index.js'

/** How far and in what steps to list, and, where client and command do not say it, what. */
export interface SdkPaginateOptions extends PaginateOptions {
  /**
   * The service, by boto3's name (`sns`) or as a model of your own. Default: the one whose id the client's
   * configuration gives.
   */
  service?: string | ModelDescription | undefined
  /** The operation, in any spelling. Default: the one that the command says it is. */
  operation?: string | undefined
  /**
   * Whether to share the operation's rate with all listings of it in this process, as nexttoken's own client does.
   * Default: true.
   */
  governor?: boolean | undefined
}
