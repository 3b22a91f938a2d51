/**
 * help: what a command line can say, as text.
 *
 * In: the table of options, the commands, and the model of a service or an operation. Out: lines that fit the terminal.
 * The first help needs no model.
 */
export { firstHelp } from './first-help.js'
export { operationHelp } from './operation-help.js'
export { serviceHelp } from './service-help.js'
export { section, twoColumns, widthOf, wrap } from './two-columns.js'
export { waiterHelp, waitersHelp } from './waiter-help.js'
