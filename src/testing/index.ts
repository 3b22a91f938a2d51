/**
 * testing: answers for a client's calls, without its service.
 *
 * In: a client or a service's name, and what a test wants its calls to return. Out: a stub that the client's pipeline
 * asks in place of the service, after it has checked the input and before it looks for a region. So whatever calls
 * through a client is answered: methods, paginators, waiters, transfers.
 *
 * `matching/` compares inputs, `answers/` makes outputs and errors, `answer-book.ts` chooses the answer of a call.
 */
export { AwsError, type AwsErrorFields, awsError } from '../errors/index.js'
export { ANY, type Matcher } from './matching/index.js'
export { stub } from './stub.js'
export type { Expected, GivenOutput, Stub, StubbedCall } from './stub-types.js'
