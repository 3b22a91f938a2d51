/**
 * contract: what a command is, and what commands share.
 *
 * In: a command's description and the words behind its name. Out: the values of its options, checked; its help; and
 * tables and JSON as every command writes them. A description is small, because the first help, the dispatch and
 * completion read all of them; what a command does is loaded when it runs.
 */
export type { Command, RunCommand } from './command.js'
export { helpOf } from './command-help.js'
export { counted } from './counted.js'
export { type FoundCommand, findCommandIn } from './find-command.js'
export { readWords } from './read-words.js'
export { textTable } from './text-table.js'
export { type ReportFormat, reportFormat, reportOptions, writeJson, writeReport } from './write-report.js'
