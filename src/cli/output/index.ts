/**
 * output: the results of an operation in the format that was asked for.
 *
 * In: pages as they come, or one result. Out: text on standard output, and notes about what a format cannot show.
 *
 * `contract` is what a format implements. `text` writes values, `rows` makes rows of pages, `query` divides `--query` by
 * page wherever its meaning allows it, `held` keeps what a format has to wait with. `formats` and `table` are the formats.
 * The first line is out before the second page is asked for: https://github.com/aws/aws-cli/issues/6283.
 */
export type { Origin, OutputSpec } from './contract/index.js'
export { openOutput } from './open-output.js'
export type { Output, OutputEnd } from './output.js'
export { visibleLines } from './text/index.js'
