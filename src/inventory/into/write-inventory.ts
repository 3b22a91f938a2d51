import { NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import { openSink, type Sink, type SinkOptions, type Written } from '../../sinks/index.js'
import type { InventoryEvent, InventoryReceipt } from '../contract/index.js'
import { inventoryTable, OperationTables } from './inventory-tables.js'

/** How to write an inventory into a target. */
export type InventoryIntoOptions = Omit<SinkOptions, 'restart'>

/** What an inventory has written. */
export interface WrittenInventory extends Written {
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
    return { ...(await sink.finish()), receipts: receipts() }
  } catch (error) {
    // The first error says why.
    await sink.abandon().catch(() => {})
    throw error
  }
}
