import { NextTokenError } from '../../errors/index.js'
import { type FleetTargets, interleave, type JobEvent, openFleet, runJobs } from '../../fleet/index.js'
import { messageOf } from '../../values/index.js'
import type { InventoryEvent, InventoryItem, InventoryOptions } from '../contract/index.js'
import { resourcesOf } from '../items/index.js'
import { chooseOperations, inventoryFile } from '../operations/index.js'
import { checkInventoryOptions } from './check-inventory-options.js'
import { countJobs, type InventoryJob, jobsOfAccount } from './jobs-of-account.js'
import type { Ledger } from './ledger.js'
import { refineOutcome } from './refine-outcome.js'

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
  const fleet = openFleet(targets, { client, signal })
  async function* accounts() {
    for await (const account of fleet.accounts()) {
      ledger.expect(countJobs(account, chosen))
      yield jobsOfAccount(account, { chosen, maxItems })
    }
    ledger.expectNoMore()
  }
  const delivered = new Map<InventoryJob, Delivered>()
  // The fleet's own `failFast` would also end at a region that lacks a service.
  const onStop = () => fleet.close()
  for await (const event of runJobs(interleave(accounts(), ACCOUNTS_AT_ONCE), {
    concurrency,
    signal,
    onStop,
  })) {
    const told = record(event, { delivered, ledger, maxItems })
    yield told
    const isError = told.kind === 'ended' && (told.outcome === 'denied' || told.outcome === 'failed')
    if (failFast && isError) throw told.cause
  }
}

/** What a call has delivered so far. */
interface Delivered {
  readonly items: number
  /** Whether `maxItems` cut a page. */
  readonly isCut: boolean
}

/** What is kept while an inventory runs. */
interface Running {
  /** Of the calls in flight. */
  readonly delivered: Map<InventoryJob, Delivered>
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
  const before = delivered.get(job) ?? { items: 0, isCut: false }
  if (event.kind === 'value') {
    const found = resourcesOf(job.chosen, event.value as object)
    const resources = found.slice(0, maxItems - before.items)
    const { input: _, ...where } = place
    const items = resources.map((resource): InventoryItem => ({ ...where, ...resource }))
    const isCut = before.isCut || items.length < found.length
    delivered.set(job, { items: before.items + items.length, isCut })
    ledger.countItems(items.length)
    return { kind: 'page', ...place, items, progress: ledger.progress }
  }
  delivered.delete(job)
  const { error } = event
  const isLimited = event.outcome === 'complete' && before.isCut
  const outcome = isLimited ? 'limit' : refineOutcome(event.outcome, error)
  const receipt = { ...place, outcome, items: before.items, ...(error && { error: inWords(error) }) }
  ledger.add({ ...receipt, call: job.chosen })
  return { kind: 'ended', ...receipt, ...(error && { cause: error }), progress: ledger.progress }
}

function inWords(error: Error): { code: string; message: string } {
  return { code: error instanceof NextTokenError ? error.code : error.name, message: messageOf(error) }
}
