/**
 * values: what is written behind an option becomes the value of the input member.
 *
 * In: a parameter and the words behind its option, or a whole input as JSON or YAML. Out: the value as a client takes
 * it. Problems are collected, so that one error can name them all.
 */
export { readWholeInput } from './read-input.js'
export { readParameter } from './read-parameter.js'
export type { BinaryFormat, Files, Reading } from './reading.js'
export { unknownValues } from './unknown-values.js'
