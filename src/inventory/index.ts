/**
 * inventory: everything that accounts have.
 *
 * In: targets (regions and accounts), and which services and operations. Out: items with their type, ARN, id and tags,
 * events, and a receipt for each operation, account and region.
 *
 * `operations` says which operations list resources, need no input and only read: tools/inventory decides that from the
 * models, and `models/inventory.json` ships it. `items` reads the items of a page, and `run` gives the calls to the fleet.
 * Only `inventory.ts` is loaded at a start.
 */
export type {
  InventoryEvent,
  InventoryItem,
  InventoryOptions,
  InventoryProgress,
  InventoryReceipt,
} from './contract/index.js'
export type { InventoryIntoOptions, WrittenInventory } from './into/index.js'
export { Inventory, inventory } from './inventory.js'
export type { InventoryFile, ItemFacts, ListedOperation, ListingCall } from './operations/index.js'
