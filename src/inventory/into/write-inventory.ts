import { NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import { openSink, type Sink, type SinkOptions, type Written } from '../../sinks/index.js'
import type { InventoryEvent, InventoryReceipt } from '../contract/index.js'
import { inventoryTable, OperationTables } from './inventory-tables.js'

/** How to write an inventory into a target. */
export type InventoryIntoOptions = Omit<SinkOptions, 'restart'>

/** What an inventory has written. */
export interface WrittenInventory extends Written {
  /**
   * `incomplete`: a call failed, or was denied; `receipts` says why, and the items of the others were written. `failed`:
   * not one call succeeded, so the target is as it was.
   */
  readonly outcome: 'complete' | 'incomplete' | 'failed'
  /** How each operation ended in each account and region. */
  readonly receipts: readonly InventoryReceipt[]
}

const names: OptionNames<InventoryIntoOptions> = { mode: true, table: true, csvSafe: true }

/**
 * Writes the items of an inventory: into one table, and where the target takes several, also into a table for each
 * operation.
 */
export async function writeInventory(
  events: () => AsyncIterable<InventoryEvent>,
  {
    target,
    options,
    receipts,
  }: {
    readonly target: string | Sink
    readonly options: InventoryIntoOptions
    receipts(): readonly InventoryReceipt[]
  },
): Promise<WrittenInventory> {
  const problems = optionProblems(options, { kind: 'option of to', names })
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
  const sink = await openSink(target, options)
  const tables = new OperationTables()
  try {
    await sink.open(inventoryTable(options.table))
    for await (const event of events()) {
      const [first] = event.kind === 'page' ? event.items : []
      if (event.kind !== 'page' || !first) continue
      await sink.write(event.items)
      if (sink.hasTables) await sink.write(event.items, tables.of(first))
    }
    return await end(sink, receipts())
  } catch (error) {
    // The first error says why.
    await sink.abandon().catch(() => {})
    throw error
  }
}

async function end(sink: Sink, receipts: readonly InventoryReceipt[]): Promise<WrittenInventory> {
  const hasFailed = receipts.some(({ outcome }) => outcome === 'failed' || outcome === 'denied')
  const isListed = receipts.some(({ outcome }) => outcome === 'complete' || outcome === 'limit')
  // An earlier inventory must not give way to nothing because every call is refused today.
  if (hasFailed && !isListed) {
    await sink.abandon()
    return { target: sink.target, rows: 0, outcome: 'failed', receipts }
  }
  return { ...(await sink.finish()), outcome: hasFailed ? 'incomplete' : 'complete', receipts }
}
