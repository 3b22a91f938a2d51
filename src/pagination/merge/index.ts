/**
 * merge: all pages as one result, as boto3's `build_full_result` gives it, and nothing lost without a word.
 */
export { mergePages } from './merge-pages.js'
