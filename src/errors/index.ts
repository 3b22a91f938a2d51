/**
 * errors: everything that can go wrong, in one catalogue.
 *
 * In: what failed, the value seen, and the call that it belongs to. Out: an error with a stable `code` and typed
 * fields. Most errors are a plain `NextTokenError` with a code of the catalogue; a subclass exists where an error
 * has fields of its own.
 */
export { AbortError } from './abort-error.js'
export { AwsError, type AwsErrorFields, awsError } from './aws-error.js'
export { catalogue, type ErrorCode } from './catalogue.js'
export { didYouMean, nearest } from './nearest.js'
export { countAttempts, countThrottles, type ErrorContext, NextTokenError } from './nexttoken-error.js'
export { onFileTo } from './on-file.js'
export { type KnownOptions, type OptionNames, optionProblems } from './option-problems.js'
export { PaginationError } from './pagination-error.js'
export { type ParamProblem, ParamValidationError } from './param-validation-error.js'
export { ResponseParseError } from './response-parse-error.js'
export { ServiceError } from './service-error.js'
export { TimeoutError } from './timeout-error.js'
export { TokenExpiredError } from './token-expired-error.js'
