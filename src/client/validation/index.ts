/**
 * validation: checks the caller's input against the model.
 *
 * In: an operation and an input of any type. Out: nothing, or one `ParamValidationError` with every problem and
 * its path. The checks are boto3's. Limits that AWS raises without notice (maximum lengths, patterns, enums) are
 * left to the service. `client/made` uses the same checks for outputs and errors that a test makes up.
 */

export { checkValue } from './check-value.js'
export { isValidMember, memberProblems } from './is-valid-member.js'
export { Problems, showValue } from './problems.js'
export { validateInput } from './validate-input.js'
