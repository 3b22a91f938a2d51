/**
 * validation: checks the caller's input against the model.
 *
 * In: an operation and an input of any type. Out: nothing, or one `ParamValidationError` with every problem and
 * its path. The checks are boto3's. Limits that AWS raises without notice (maximum lengths, patterns, enums) are
 * left to the service.
 */
export { isValidMember, memberProblems } from './is-valid-member.js'
export { validateInput } from './validate-input.js'
