import type { ModelDescription } from '../models/index.js'
import type { PaginateOptions } from '../pagination/index.js'
import type { SdkCommandClass } from './sdk-command.js'

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
   * Pass the commands of other operations that a listing with `parallel` needs: those that list the shards of a stream and
   * return their iterators.
   *
   * @default none
   * @example
   * const commands = [ListShardsCommand, GetShardIteratorCommand]
   * paginate(client, GetRecordsCommand, { StreamName: 'clicks' }, { parallel: 16, commands })
   */
  commands?: readonly SdkCommandClass<object, object>[] | undefined
  /**
   * Share the operation's request rate with all its other listings in this process, as nexttoken's own client does.
   *
   * @default true
   */
  governor?: boolean | undefined
}
