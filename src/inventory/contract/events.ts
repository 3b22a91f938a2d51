import type { NextTokenError } from '../../errors/index.js'
import type { InventoryProgress, InventoryReceipt } from './receipt.js'

/** An item that an account has, and where it was found. */
export interface InventoryItem {
  /** The service's name as `client(name)` takes it. */
  readonly service: string
  /** AWS's name of the operation that listed it. */
  readonly operation: string
  readonly account: string
  readonly region: string
  /** The type's name in CloudFormation or AWS Config, such as `AWS::SNS::Topic`; `service:Resource` if they have none. */
  readonly type: string
  /** The item's own ARN, if the service returns it. */
  readonly arn?: string
  /** The item's id or name, if the service returns it. */
  readonly id?: string
  /** The item's tags, if the service returns them with the list. */
  readonly tags?: Readonly<Record<string, string>>
  /** The item as the service returned it. Some lists hold only ids or ARNs, as texts. */
  readonly item: unknown
}

/** The operation and place that an event is about. */
interface InventoryPlace {
  readonly service: string
  readonly operation: string
  /** What it was called with; absent if with nothing. */
  readonly input?: Readonly<Record<string, unknown>>
  readonly account: string
  readonly region: string
}

/**
 * What happened in an inventory.
 *
 * @example
 * { kind: 'ended', service: 'sns', operation: 'ListTopics', account: '123456789012', region: 'eu-west-1',
 *   outcome: 'complete', items: 103, progress: { done: 412, total: 28_000, isTotalKnown: true, items: 9_120 } }
 */
export type InventoryEvent = { readonly progress: InventoryProgress } & (
  | ({ readonly kind: 'started' } & InventoryPlace)
  | ({ readonly kind: 'page'; readonly items: readonly InventoryItem[] } & InventoryPlace)
  | ({ readonly kind: 'ended'; readonly cause?: NextTokenError | Error } & InventoryReceipt)
)
