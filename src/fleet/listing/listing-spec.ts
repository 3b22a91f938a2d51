import type { ClientConfig } from '../../client/index.js'
import type { PaginateOptions } from '../../pagination/index.js'
import type { AnyPages } from '../schedule/index.js'
import type { FleetTargets } from '../targets/index.js'

/** How a fleet is listed. */
export interface AcrossOptions {
  /**
   * List this many targets at once. A target that waits because its API throttles it does not count.
   *
   * @default 32
   */
  readonly concurrency?: number | undefined
  /**
   * Throw at the first target that fails. Otherwise its receipt says why it failed, and the others go on.
   *
   * @default false
   */
  readonly failFast?: boolean | undefined
  /**
   * Configure all clients: those of the targets, and those that find out accounts and regions. `region` is the default of
   * the targets' `regions`.
   *
   * @default {}
   */
  readonly client?: ClientConfig | undefined
  /**
   * End all listings of the run when this signal is aborted. Loops throw an `AbortError`.
   *
   * @default none
   */
  readonly signal?: AbortSignal | undefined
}

/**
 * The options of a listing across a fleet. They are those of a single listing and apply to each target: `maxItems: 10` gives
 * at most ten items of each. `deadline`, `signal` and `checkpoint` are of the listing as a whole.
 */
export type FleetPaginateOptions = Omit<
  PaginateOptions,
  'startingToken' | 'startAfterItem' | 'follow' | 'pollInterval'
>

/** The account and the region that a listing is in. */
export interface ListedTarget {
  /** The id of the account; the profile's name if the id could not be found out. */
  readonly account: string
  /** `aws-global` for a service or an operation that is the same in all regions. */
  readonly region: string
  /** The configuration of a client in this account and region. */
  readonly config: ClientConfig
}

/** What a loop over a fleet delivers. */
export interface Delivery {
  /** The name of the value in what is delivered: `page` or `item`. */
  readonly name: 'page' | 'item'
  open(pages: AnyPages, target: ListedTarget): AsyncIterable<unknown, undefined>
}

/** One loop over one operation across a fleet. */
export interface LoopSpec {
  readonly targets: FleetTargets
  readonly across: AcrossOptions
  readonly service: string
  readonly operation: string
  readonly input: object | undefined
  readonly options: FleetPaginateOptions | undefined
  readonly delivery: Delivery
  /** True if `maxItems` counts what earlier runs delivered too, as the checkpoint has it. */
  readonly limitsAllRuns?: boolean
}
