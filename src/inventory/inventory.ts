import type { FleetTargets } from '../fleet/index.js'
import type { Sink } from '../sinks/index.js'
import { showAs } from '../values/index.js'
import type {
  InventoryEvent,
  InventoryItem,
  InventoryOptions,
  InventoryProgress,
  InventoryReceipt,
} from './contract/index.js'
import type { InventoryIntoOptions, WrittenInventory } from './into/index.js'
import type { Ledger } from './run/index.js'

/**
 * Everything that accounts have: loop over it for the items, or over `events()` for everything that happens. Nothing is
 * called before the first loop, and every loop starts from the beginning.
 */
export class Inventory implements AsyncIterable<InventoryItem, undefined> {
  readonly #targets: FleetTargets
  readonly #options: InventoryOptions
  #latest: Ledger | undefined

  static {
    showAs(Inventory.prototype, ({ progress }) => progress)
  }

  /** Made by `inventory`. */
  constructor(targets: FleetTargets, options: InventoryOptions) {
    this.#targets = targets
    this.#options = options
  }

  /**
   * How each operation ended in each account and region, in the latest loop. An operation that was not called, because
   * the loop ended before, has none.
   *
   * @example
   * const missing = run.receipts.filter(({ outcome }) => outcome !== 'complete')
   */
  get receipts(): readonly InventoryReceipt[] {
    return this.#latest?.receipts ?? []
  }

  /** How far the latest loop is. */
  get progress(): InventoryProgress {
    return this.#latest?.progress ?? { done: 0, total: 0, isTotalKnown: false, items: 0 }
  }

  /**
   * The events of one loop: each operation `started`, each `page` with its items, and each operation `ended` with its
   * receipt.
   *
   * @example
   * for await (const event of run.events()) {
   *   if (event.kind === 'ended' && event.outcome !== 'complete') console.error(event.service, event.operation, event.error)
   * }
   */
  async *events(): AsyncGenerator<InventoryEvent, undefined> {
    const { Ledger, runInventory } = await import('./run/index.js')
    const ledger = new Ledger()
    this.#latest = ledger
    yield* runInventory(this.#targets, this.#options, ledger)
  }

  /**
   * Writes everything into a file or a database. The table `inventory` has the columns `_service`, `_account`, `_region`,
   * `type`, `arn`, `id`, `tags` and `item`. A database also gets a table for each operation that listed something, such as
   * `ec2_describe_vpcs`, with a column for each member of its items. The target changes once, at the end.
   *
   * @throws NextTokenError `InvalidTarget`, `MissingPackage`, `TargetConflict`, `TargetFailed`.
   *
   * @example
   * const { rows, receipts } = await inventory({ regions: 'all' }).to('account.duckdb')
   */
  async to(target: string | Sink, options: InventoryIntoOptions = {}): Promise<WrittenInventory> {
    const { writeInventory } = await import('./into/index.js')
    const receipts = () => this.receipts
    return writeInventory(() => this.events(), { target, options, receipts })
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<InventoryItem, undefined> {
    for await (const event of this.events()) if (event.kind === 'page') yield* event.items
  }
}

/**
 * List what accounts have: calls every operation of every service that lists resources, needs no input and only reads, in
 * all regions and accounts of the targets. An operation that is denied, or that a region does not have, is recorded in
 * `receipts`, and the others go on. docs/inventory.md says which operations are called, and why others are not.
 *
 * @throws NextTokenError `InvalidConfiguration`, when the first loop begins, for options or targets that are wrong.
 * @example
 * const run = inventory({ regions: 'all', accounts: 'all' }, { services: ['ec2', 'rds', 's3'] })
 * for await (const { account, region, type, arn, tags } of run) console.log(account, region, type, arn, tags?.Owner)
 * const missing = run.receipts.filter(({ outcome }) => outcome !== 'complete')
 */
export function inventory(targets: FleetTargets = {}, options: InventoryOptions = {}): Inventory {
  return new Inventory(targets, options)
}
