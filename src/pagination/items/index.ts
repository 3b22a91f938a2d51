/**
 * items: the items of a listing, one by one, instead of its pages.
 */
export { compileSearch } from './compile-search.js'
export { FlattenedPages, type ItemIterable } from './flattened-pages.js'
export { type ItemSource, itemsOfKey, itemsOfKeys, itemsTogether, resultsOf } from './item-source.js'
export type { SearchItem } from './search-item.js'
export { undelivered } from './undelivered.js'
