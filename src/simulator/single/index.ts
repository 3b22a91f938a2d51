/**
 * single: the outputs and errors that a plan gives for an operation that does not list.
 *
 * In: the plan's answers, the input of a request and its number. Out: an output that fits the model, or a refusal.
 */
export { answerSingle, type Single } from './answer-single.js'
