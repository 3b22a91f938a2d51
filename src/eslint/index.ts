/**
 * eslint: a plugin for ESLint that finds calls that use one page as if it were the whole list.
 *
 * In: a program's syntax tree and its scopes; no types. Out: a report for each call of an operation with pages, through a
 * nexttoken client or the AWS SDK v3, whose list is read and whose token is not. `origin-of` finds where a value comes
 * from, `listing-call` which operation a call is, `page-use` what the program reads of its page; the models say which
 * members are tokens. Only types are imported from ESLint.
 */
export { plugin as default } from './plugin.js'
