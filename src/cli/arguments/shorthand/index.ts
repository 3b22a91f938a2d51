/**
 * shorthand: the AWS CLI's short way to write structures, `Name=tag:Env,Values=prod,test`.
 *
 * In: the text of one value. Out: nested objects, lists and texts, not yet converted by a shape; or a
 * `ShorthandError` with the position at which the text cannot be read.
 */
export { parseShorthand, type ShorthandValue } from './parse-shorthand.js'
export { ShorthandError } from './shorthand-error.js'
