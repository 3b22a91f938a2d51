import { errorProblems } from '../../client/index.js'
import { AwsError, type AwsErrorFields } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { findErrorShape, type Structure } from '../../protocols/index.js'
import { isObject } from '../../values/index.js'
import type { Refusal } from '../message/index.js'
import { type PlannedAnswers, type SingleOutput, sentProblems } from '../plan/index.js'

/** An output that a plan gives, with the status of its response if the plan gives that. */
export interface Single {
  readonly output: Structure
  readonly statusCode: number | undefined
  /** It has no items of a listing. */
  readonly items: 0
}

/**
 * The answer to a request of an operation whose answers the plan gives.
 *
 * @throws TypeError for an answer of a function that does not fit the model; any other error that the function throws.
 */
export function answerSingle(
  { operation, answers }: PlannedAnswers,
  { input, number }: { readonly input: Structure; readonly number: number },
): Single | Refusal {
  const answer = answers[Math.min(number, answers.length) - 1]
  if (answer?.error) return refusalOf(operation, answer.error)
  const given = outputOf(answer?.output ?? {}, input, number)
  if (given instanceof AwsError) return checkedRefusal(operation, given)
  const problems = typeof answer?.output === 'function' ? sentProblems(operation, given) : []
  if (problems.length > 0 || !isObject(given)) throw new TypeError(problems.join('; '))
  const { $metadata, ...output } = given
  const status: unknown = isObject($metadata) ? $metadata.httpStatusCode : undefined
  return { output, statusCode: typeof status === 'number' ? status : undefined, items: 0 }
}

function outputOf(output: SingleOutput, input: Structure, number: number): unknown {
  if (typeof output !== 'function') return output
  try {
    const given: unknown = output(input, number)
    if (isObject(given) && 'then' in given)
      throw new TypeError('the function of the plan returned a promise; it must return an output')
    return given
  } catch (error) {
    if (error instanceof AwsError) return error
    throw error
  }
}

function checkedRefusal(operation: OperationModel, { fields }: AwsError): Refusal {
  const problems = errorProblems(operation, fields)
  if (problems.length > 0) throw new TypeError(problems.map(({ message }) => message).join('; '))
  return refusalOf(operation, fields)
}

function refusalOf(operation: OperationModel, fields: AwsErrorFields): Refusal {
  const { code, message = '', members } = fields
  const shape = findErrorShape(operation, code)
  const traits = shape?.traits
  const statusCode = fields.statusCode ?? traits?.error?.httpStatusCode ?? (traits?.fault ? 500 : 400)
  return { code, shape, message, statusCode, members: members && { ...members } }
}
