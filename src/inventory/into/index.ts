/**
 * into: an inventory that is written into a target.
 *
 * In: the events of an inventory, a target's name or a sink. Out: a table of all items; in a database, also a table for
 * each operation, with the operation's own columns.
 */
export { type InventoryIntoOptions, type WrittenInventory, writeInventory } from './write-inventory.js'
