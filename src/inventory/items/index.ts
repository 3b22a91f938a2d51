/**
 * items: what the items of a page are.
 *
 * In: a page, and the facts about its lists. Out: each item with its type and, where it has them, ARN, id and tags.
 */
export { resourcesOf } from './resources-of.js'
