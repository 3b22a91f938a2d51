/**
 * options: the options that are nexttoken's own, in one table.
 *
 * In: words of a command line. Out: the values of our options, typed by the table, or a `UsageError` with every problem.
 * Help, parsing, completion and docs/cli.md come from `optionTable`. The parameters of AWS's operations are those of the
 * models: the layer `arguments` reads them beside these.
 */
export { asksForFleet } from './asks-for-fleet.js'
export { findOption, spellingsOf } from './find-option.js'
export { optionIn } from './option-in.js'
export { type OptionSpec, optionGroups } from './option-spec.js'
export { type OptionName, type OwnOptions, optionTable } from './option-table.js'
export { parseDuration } from './parse-duration.js'
export { type ReadOptions, readOptions } from './read-options.js'
export { readValue } from './read-value.js'
export { awsNameOf, referenceOf, serviceOf, serviceWord } from './service-names.js'
export { UsageError } from './usage-error.js'
export { ofWait, waitOptions } from './wait-options.js'
