/**
 * run: an inventory from its targets to its receipts.
 *
 * In: targets and options. Out: events, and a ledger with a receipt for each operation, account and region. Everything
 * here is loaded by the first loop over an inventory.
 */
export { Ledger } from './ledger.js'
export { runInventory } from './run-inventory.js'
