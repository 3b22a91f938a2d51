/**
 * catalogue: `nexttoken services` and `nexttoken operations`.
 *
 * In: a filter; a service. Out: what can be called, as a table or as JSON. The services come from the index of the
 * models, so that only the second command reads a model.
 */
export { operationsCommand } from './operations-command.js'
export { servicesCommand } from './services-command.js'
