/**
 * inventory: everything that accounts have, from the command line.
 *
 * In: the words behind `nexttoken inventory`. Out: the items in any format of a listing, or in a file or a database; at the
 * end, a line for each operation that is missing.
 */
export { inventoryCommand } from './inventory-command.js'
