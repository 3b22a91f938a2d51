/**
 * matching: whether the input of a call is the one that a test expects.
 *
 * In: an operation, an expected input with `ANY` or a test framework's matchers in it, and the input of a call. Out:
 * every difference as a sentence, so that a failed test says what to correct.
 */
export { ANY, type Matcher } from './any-value.js'
export { expectedProblems } from './expected-problems.js'
export { inputDifferences } from './input-differences.js'
