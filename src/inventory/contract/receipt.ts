import type { TargetOutcome } from '../../fleet/index.js'

/** How one operation ended in one account and region. */
export interface InventoryReceipt {
  readonly service: string
  /** AWS's name of the operation, such as `ListTopics`. */
  readonly operation: string
  /** What it was called with; absent if with nothing. */
  readonly input?: Readonly<Record<string, unknown>>
  readonly account: string
  readonly region: string
  /**
   * `complete`: all of its items were delivered. `limit`: `maxItems` ended it. `denied`: the credentials may not call it.
   * `not-enabled`: the region or the service is not enabled in the account. `not-available`: the region does not offer
   * it. `aborted`: the loop ended while it was called. `failed`: anything else; `error` says what.
   */
  readonly outcome: TargetOutcome
  /** Number of items delivered. */
  readonly items: number
  /** Why it is not complete. */
  readonly error?: { readonly code: string; readonly message: string }
}

/** How far an inventory is. */
export interface InventoryProgress {
  /** Operations that have ended, each counted once for each account and region. */
  readonly done: number
  /** All operations to call in the accounts found so far. */
  readonly total: number
  /** Whether all accounts have been found, so that `total` is final. */
  readonly isTotalKnown: boolean
  /** Items delivered. */
  readonly items: number
}
