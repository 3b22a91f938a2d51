/**
 * version: `nexttoken version`.
 *
 * In: nothing. Out: the versions that a report of a bug needs, in one place.
 */
export { versionCommand } from './version-command.js'
