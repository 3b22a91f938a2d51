/**
 * merge: all pages as one result, as boto3's `build_full_result` returns it.
 *
 * In: a rule, and pages or a loop over them. Out: one page, and the paths of all values that it could not keep, so that nothing
 * is lost silently.
 */
export { mergePages } from './merge-pages.js'
export { PageMerge } from './page-merge.js'
