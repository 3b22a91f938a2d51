/** What an inventory takes and gives. */
import {
  type Inventory,
  type InventoryEvent,
  type InventoryItem,
  type InventoryReceipt,
  inventory,
} from 'nexttoken'
import { expectTypeOf } from 'vitest'

const run = inventory({ regions: ['eu-west-1'] }, { services: ['ec2', 'iot*'], maxItems: 10 })
expectTypeOf(run).toEqualTypeOf<Inventory>()
expectTypeOf(run.receipts).toEqualTypeOf<readonly InventoryReceipt[]>()
expectTypeOf(run.progress.total).toEqualTypeOf<number>()

for await (const item of run) {
  expectTypeOf(item).toEqualTypeOf<InventoryItem>()
  expectTypeOf(item.arn).toEqualTypeOf<string | undefined>()
  expectTypeOf(item.tags).toEqualTypeOf<Readonly<Record<string, string>> | undefined>()
  expectTypeOf(item.item).toEqualTypeOf<unknown>()
}

for await (const event of run.events()) {
  expectTypeOf(event).toEqualTypeOf<InventoryEvent>()
  expectTypeOf(event.progress.isTotalKnown).toEqualTypeOf<boolean>()
  // @ts-expect-error: only a page has items that can be read
  event.items.length
  if (event.kind === 'page') expectTypeOf(event.items).toEqualTypeOf<readonly InventoryItem[]>()
  if (event.kind === 'ended') {
    expectTypeOf(event.items).toEqualTypeOf<number>()
    expectTypeOf(event.error?.code).toEqualTypeOf<string | undefined>()
  }
}

// @ts-expect-error: the regions are those of the targets
inventory({}, { regions: ['eu-west-1'] })
// @ts-expect-error: a list of patterns
inventory({}, { services: 'ec2' })
