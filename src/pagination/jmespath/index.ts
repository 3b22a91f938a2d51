/**
 * jmespath: an expression comes in, a function of a page goes out.
 *
 * The grammar is `@jmespath-community/jmespath`'s, which reads all of boto3's compliance cases but one. Its
 * evaluator is not used: it is right on JSON, but takes a `Date` for false, orders no strings, sorts numbers as
 * text and finds no `max_by` of strings. The evaluation here follows boto3's on every value that a page can hold.
 */
export { compileJmespath } from './compile.js'
export { compileField, type Evaluate } from './evaluate.js'
