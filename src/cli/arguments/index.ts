/**
 * arguments: the words behind `nexttoken SERVICE OPERATION`.
 *
 * In: an operation and its words. Out: the operation's input and the values of our own options, or a `UsageError` with
 * every problem. Names and syntax are the AWS CLI's, so that commands written for it work. Its own parser is the oracle
 * of `test/live/shorthand-differential.test.ts`.
 *
 * - `shorthand/`: the syntax `Name=a,Values=b,c`.
 * - `names/`: what each input member is called, and what it takes.
 * - `values/`: a text becomes a value.
 * - `line/`: which words belong to which option.
 * - `skeleton/`: all parameters with placeholders.
 */
export { ownSpelling } from './line/index.js'
export {
  operationCommand,
  type Parameter,
  parameterNames,
  shortcutNames,
} from './names/index.js'
export { type Command, readCommand } from './read-command.js'
export { skeletonOf } from './skeleton/index.js'
