/**
 * jmespath: an expression comes in, a function of a page goes out.
 *
 * Parser and evaluator are our own, and follow boto3's on every value that a page can hold. The libraries'
 * evaluators are right on JSON, but take a `Date` for false, order no strings and sort numbers as text; and every
 * process paid for the best of their packages at its start, for expressions that few programs have. A test holds our
 * parser against that package's, tree by tree.
 */
export { compileJmespath } from './compile.js'
export { compileField, type Evaluate } from './evaluate.js'
