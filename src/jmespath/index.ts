/**
 * jmespath: search a value by a JMESPath expression.
 *
 * In: an expression. Out: a function from a value to what the expression finds in it, or a NextTokenError
 * `InvalidExpression`. Pagination rules, `search()` and endpoint rules use it.
 *
 * The parser and the evaluator are our own and give boto3's result for every value that a page can hold. The libraries'
 * evaluators are right for JSON, but treat a `Date` as false, do not order strings and sort numbers as text. The best of
 * them would also be loaded at every start, for expressions that few programs use. A test compares our parser with that
 * library's, tree by tree.
 */
export { compileJmespath, compileTree, parseJmespath } from './compile.js'
export { compileField, type Evaluate } from './evaluate.js'
export type { Node } from './node.js'
