/**
 * contract: what goes into an inventory, and what comes out of it.
 */
export type { InventoryEvent, InventoryItem } from './events.js'
export type { InventoryOptions } from './options.js'
export type { InventoryProgress, InventoryReceipt } from './receipt.js'
