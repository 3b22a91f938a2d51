/**
 * meta: what a client knows.
 *
 * In: a service's model, and the resolved configuration of a client. Out: both as plain data.
 */
export type { ClientMeta } from './client-meta.js'
export { metaOf } from './meta-of.js'
export { shownFacts } from './shown-facts.js'
