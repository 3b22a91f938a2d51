/**
 * answers: what a stubbed client returns.
 *
 * In: an output or an error that a test made up, and a call. Out: what the caller of a real client would get: a fresh
 * output with `$metadata`, streams and events, or a `ServiceError`; or every problem of an answer that does not fit the
 * model.
 */
export type { AnsweredCall } from './answered-call.js'
export { answerProblems, type GivenAnswer, giveAnswer } from './give-answer.js'
