/**
 * exceptions: the errors of a service as things that `instanceof` takes.
 *
 * In: a service's model. Out: a check for each of its errors, by boto3's name and by its code.
 */
export type { ExceptionCheck, Exceptions } from './exceptions.js'
export { exceptionsOf } from './exceptions-of.js'
