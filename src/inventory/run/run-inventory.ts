import { NextTokenError } from '../../errors/index.js'
import { type FleetTargets, interleave, type JobEvent, openFleet, runJobs } from '../../fleet/index.js'
import { messageOf } from '../../values/index.js'
import type { InventoryEvent, InventoryItem, InventoryOptions } from '../contract/index.js'
import { resourcesOf } from '../items/index.js'
import { chooseOperations, inventoryFile } from '../operations/index.js'
import { checkInventoryOptions } from './check-inventory-options.js'
import { countJobs, type InventoryJob, jobsOfAccount } from './jobs-of-account.js'
import type { Ledger } from './ledger.js'

/** Accounts whose calls are made at the same time. */
const ACCOUNTS_AT_ONCE = 8

/** Calls the operations in all targets, and says what happens. The ledger gets the receipts. */
export async function* runInventory(
  targets: FleetTargets,
  options: InventoryOptions,
  ledger: Ledger,
): AsyncGenerator<InventoryEvent, undefined> {
  checkInventoryOptions(options)
  const { concurrency, failFast, maxItems, signal, client } = options
  const chosen = chooseOperations(inventoryFile(), options)
  const fleet = await openFleet(targets, { client, signal })
  async function* accounts() {
    for await (const account of fleet.accounts()) {
      ledger.expect(countJobs(account, chosen))
      yield jobsOfAccount(account, { chosen, maxItems })
    }
    ledger.expectNoMore()
  }
  const delivered = new Map<InventoryJob, number>()
  for await (const event of runJobs(interleave(accounts(), ACCOUNTS_AT_ONCE), {
    concurrency,
    failFast,
    signal,
  })) {
    yield record(event, { delivered, ledger, maxItems })
  }
}

/** What is kept while an inventory runs. */
interface Running {
  /** The number of items that each call in flight has delivered. */
  readonly delivered: Map<InventoryJob, number>
  readonly ledger: Ledger
  readonly maxItems: number | undefined
}

function record(event: JobEvent<InventoryJob>, running: Running): InventoryEvent {
  const { job } = event
  const { delivered, ledger, maxItems = Number.POSITIVE_INFINITY } = running
  const place = {
    service: job.service,
    operation: job.operation,
    ...(job.input && { input: job.input }),
    account: job.account.id,
    region: job.region.name,
  }
  if (event.kind === 'started') return { kind: 'started', ...place, progress: ledger.progress }
  const before = delivered.get(job) ?? 0
  if (event.kind === 'value') {
    const resources = resourcesOf(job.chosen, event.value as object).slice(0, maxItems - before)
    const { input: _, ...found } = place
    const items = resources.map((resource): InventoryItem => ({ ...found, ...resource }))
    delivered.set(job, before + items.length)
    ledger.countItems(items.length)
    return { kind: 'page', ...place, items, progress: ledger.progress }
  }
  delivered.delete(job)
  const { outcome, error } = event
  const receipt = { ...place, outcome, items: before, ...(error && { error: told(error) }) }
  ledger.add({ ...receipt, call: job.chosen })
  return { kind: 'ended', ...receipt, ...(error && { cause: error }), progress: ledger.progress }
}

function told(error: Error): { code: string; message: string } {
  return { code: error instanceof NextTokenError ? error.code : error.name, message: messageOf(error) }
}
