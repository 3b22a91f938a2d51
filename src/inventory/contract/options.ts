import type { ClientConfig } from '../../client/index.js'

/** Which operations an inventory calls, and how. */
export interface InventoryOptions {
  /**
   * Call only operations of these services. `*` stands for any letters.
   *
   * @default all services
   * @example
   * ['ec2', 'iot*']
   */
  readonly services?: readonly string[] | undefined
  /**
   * Call only these operations, as `service.operation` in any spelling. `*` stands for any letters.
   *
   * @default all operations of the inventory: docs/inventory.md
   * @example
   * ['ec2.describe_vpcs', 'rds.Describe*']
   */
  readonly operations?: readonly string[] | undefined
  /**
   * Leave these services out.
   *
   * @default none
   */
  readonly excludeServices?: readonly string[] | undefined
  /**
   * Leave these operations out.
   *
   * @default none
   * @example
   * ['ec2.DescribeNetworkInterfaces', '*.List*Jobs']
   */
  readonly excludeOperations?: readonly string[] | undefined
  /**
   * Maximum number of operations that are called at the same time.
   *
   * @default 32
   */
  readonly concurrency?: number | undefined
  /**
   * End the inventory with the first error, instead of recording it and going on.
   *
   * @default false
   */
  readonly failFast?: boolean | undefined
  /**
   * Maximum number of items that are delivered of each operation, account and region.
   *
   * @default no limit
   */
  readonly maxItems?: number | undefined
  /**
   * End the inventory when this signal is aborted. The loop throws an `AbortError`, and the receipts say what was
   * complete.
   *
   * @default none
   */
  readonly signal?: AbortSignal | undefined
  /**
   * Configure the clients that make the calls. Regions and credentials come from the targets.
   *
   * @default {}
   */
  readonly client?: ClientConfig | undefined
}
