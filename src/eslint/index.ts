/**
 * eslint: a plugin for ESLint that finds calls whose token nobody reads, before they run.
 *
 * In: a program's syntax tree and its scopes; types are not needed. Out: a report at each call of an operation with
 * pages, of nexttoken's clients or the AWS SDK v3's, whose answer is taken for the whole. `origin-of` says where a value
 * comes from, `listing-call` which operation a call is, `page-use` what becomes of its page, and the models which of its
 * members are tokens. Nothing of ESLint is imported but types.
 */
export { plugin as default } from './plugin.js'
