/**
 * errors: one catalogue for everything that can go wrong.
 *
 * In: what failed, the value seen, the call it belongs to. Out: an error with a stable `code` and typed fields.
 * Most errors are a `NextTokenError` with a code of the catalogue; a class of its own exists where an error
 * carries fields of its own.
 */
export { AbortError } from './abort-error.js'
export { catalogue, type ErrorCode } from './catalogue.js'
export { didYouMean, nearest } from './nearest.js'
export { countAttempts, countThrottles, type ErrorContext, NextTokenError } from './nexttoken-error.js'
export { type KnownOptions, type OptionNames, optionProblems } from './option-problems.js'
export { PaginationError } from './pagination-error.js'
export { type ParamProblem, ParamValidationError } from './param-validation-error.js'
export { ResponseParseError } from './response-parse-error.js'
export { ServiceError } from './service-error.js'
export { TimeoutError } from './timeout-error.js'
export { TokenExpiredError } from './token-expired-error.js'
