/**
 * configure: `nexttoken configure list`.
 *
 * In: options, the environment, the shared config files. Out: every setting with its value and what decided it, and
 * every invalid value. Nothing is fetched, and no secret is shown.
 */
export { configureListCommand } from './configure-list-command.js'
