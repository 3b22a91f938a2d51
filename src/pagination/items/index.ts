/**
 * items: the items of a listing, one by one, instead of its pages.
 *
 * In: a plan, and how to find the items of a page. Out: each item, and the resume token after it.
 */
export { type ChosenItems, chosenItems, type ItemChoice, resultKeyNamed } from './chosen-items.js'
export { compileSearch } from './compile-search.js'
export { failedCollection } from './failed-collection.js'
export { FlattenedPages, type ItemIterable } from './flattened-pages.js'
export { type ItemSource, resultsOf } from './item-source.js'
export { readyItems } from './item-walk.js'
export type { SearchItem } from './search-item.js'
