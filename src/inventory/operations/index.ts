/**
 * operations: which operations an inventory calls.
 *
 * In: the user's patterns. Out: calls, each with its input and what its items are, from `models/inventory.json`,
 * which tools/inventory makes.
 */
export { type Choice, type ChosenCall, chooseOperations } from './choose-operations.js'
export {
  type InventoryFile,
  type ItemFacts,
  inventoryFile,
  type ListedOperation,
  type ListingCall,
} from './inventory-file.js'
export { withAccount } from './with-account.js'
