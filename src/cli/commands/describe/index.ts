/**
 * describe: `nexttoken describe`.
 *
 * In: a service, or an operation. Out: what it takes and returns, how it is listed, and an example of a call on the
 * command line and in TypeScript. Everything comes from the model, so it is true of any service, a user's own included.
 */
export { describeCommand } from './describe-command.js'
