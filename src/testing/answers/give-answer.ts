import { clientForm, errorProblems, madeRefusal, type Output, outputProblems } from '../../client/index.js'
import { AwsError, type ParamProblem, ParamValidationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import type { AnsweredCall } from './answered-call.js'
import { makeOutput } from './make-output.js'

/** What a test answers a call with: an output, an error, or a function that gives either. */
export type GivenAnswer = Structure | AwsError | ((input: Structure, number: number) => unknown)

/** What does not fit in an answer. What a function gives is checked when it is called. */
export function answerProblems(operation: OperationModel, answer: unknown): readonly ParamProblem[] {
  if (typeof answer === 'function') return []
  return answer instanceof AwsError
    ? errorProblems(operation, answer.fields)
    : outputProblems(operation, answer, clientForm(operation))
}

/**
 * Gives an answer to a call.
 *
 * @throws ServiceError for an `AwsError`, whichever way it came; ParamValidationError for an answer that does not fit the
 *   model; any other error that a function throws.
 */
export async function giveAnswer(answer: GivenAnswer, call: AnsweredCall): Promise<Output<Structure>> {
  const given = typeof answer === 'function' ? await answerOf(answer, call) : answer
  const problems = answerProblems(call.operation, given)
  if (problems.length > 0) throw new ParamValidationError(problems, call.operation.errorContext)
  if (given instanceof AwsError) throw madeRefusal(given.fields, call)
  return makeOutput(given as Structure, call)
}

async function answerOf(
  answer: (input: Structure, number: number) => unknown,
  { input, number }: AnsweredCall,
): Promise<unknown> {
  try {
    return await answer(input, number)
  } catch (error) {
    if (error instanceof AwsError) return error
    throw error
  }
}
