/**
 * contract: what a sink is, what goes into one, and what every implementation needs.
 */
export { hashOf } from './fingerprint.js'
export type { Format, MakeSink } from './format.js'
export { needColumns } from './need-columns.js'
export { notInstalled } from './not-installed.js'
export type { Sink, SinkOptions, Table, Written } from './sink.js'
export { sinkOptionProblems } from './sink-option-problems.js'
