/**
 * names: what an operation's input members are called on the command line.
 *
 * In: an operation. Out: one `Parameter` for each member: its option, the option's other spellings, what it takes and
 * whether it is required. The names are the AWS CLI's, so that what people type there works here.
 */
export { isEverywhere, pagingOptions } from './aws-options.js'
export { memberAt, setAt } from './member-path.js'
export { operationCommand, optionName } from './option-name.js'
export { type Parameter, parameterNames, shortcutNames, typeOf } from './parameter.js'
export { takesBareMember } from './renames.js'
