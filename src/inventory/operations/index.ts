/**
 * operations: which operations an inventory calls.
 *
 * In: the user's patterns. Out: operations, each with its input and what its items are, from `models/inventory.json`,
 * which tools/inventory makes.
 */
export { type Choice, type ChosenOperation, chooseOperations } from './choose-operations.js'
export { type InventoryFile, type ItemFacts, inventoryFile, type ListedOperation } from './inventory-file.js'
