/**
 * query: `--query` with one meaning, whatever the format and the size of the pages.
 *
 * In: a JMESPath expression and pages. Out: the elements of its result as soon as they are known, or the whole result
 * after the last page; and the columns that its result has by the model.
 */
export { ListingQuery } from './listing-query.js'
export { resultColumns } from './result-columns.js'
