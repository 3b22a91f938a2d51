/**
 * declarations: what TypeScript knows about a service.
 *
 * In: a `ServiceModel`, and AWS's texts if the user has them. Out: the text of a declaration file, with the typed client,
 * its operations, paginators and errors. `npm run types` writes those that ship; `nexttoken types` those of a user's own
 * models. The module names differ, because a shipped file lies beside dist/.
 */
export { declareAll } from './declare-all.js'
export { declareService } from './declare-service.js'
export { documentationOf } from './documentation/index.js'
