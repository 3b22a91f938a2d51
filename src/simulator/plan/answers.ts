import { errorProblems, outputProblems } from '../../client/index.js'
import type { AwsErrorFields } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { eventStreamMember, isStreamSource } from '../../protocols/index.js'
import { isPlainObject } from '../../values/index.js'

/** An output, or a function that makes it of a request's input and of its number for the operation, from 1. */
export type SingleOutput =
  | Readonly<Record<string, unknown>>
  | ((input: Readonly<Record<string, unknown>>, number: number) => Readonly<Record<string, unknown>>)

/** One answer to a request: an output of the operation, or an error of its service. */
export type SingleAnswer =
  | { readonly output: SingleOutput; readonly error?: undefined }
  | { readonly error: AwsErrorFields; readonly output?: undefined }

/** What does not fit the operation in any of its answers. */
export function answersProblems(operation: OperationModel, answers: readonly SingleAnswer[]): string[] {
  if (answers.length === 0) return ['answers is empty; give at least one']
  return answers.flatMap((answer, index) => {
    const at = answers.length === 1 ? '' : `answers[${index}]: `
    return answerProblems(operation, answer).map((problem) => `${at}${problem}`)
  })
}

function answerProblems(operation: OperationModel, answer: unknown): string[] {
  if (!isPlainObject(answer)) return ['expected { output } or { error }']
  const { output, error, ...others } = answer
  const unknown = Object.keys(others)
  if (unknown.length > 0)
    return [`unknown member "${unknown.join('", "')}"; an answer is { output } or { error }`]
  if ((output === undefined) === (error === undefined))
    return ['give either output or error; `answers` takes several of them']
  if (error !== undefined) return errorProblems(operation, error).map(({ message }) => message)
  return typeof output === 'function' ? [] : sentProblems(operation, output)
}

/** What does not fit in an output that is sent in one piece. */
export function sentProblems(operation: OperationModel, output: unknown): string[] {
  const problems = outputProblems(operation, output).map(({ message }) => message)
  const payload = operation.output?.payload?.name
  const events = eventStreamMember(operation.output)?.name
  const given = isPlainObject(output) ? output : {}
  if (payload !== undefined && payload !== events && isStreamSource(given[payload]))
    problems.push(`output.${payload}: the simulator does not send streams; pass bytes or a string`)
  if (events !== undefined && given[events] !== undefined && !Array.isArray(given[events]))
    problems.push(`output.${events}: the simulator sends events of an array only`)
  return problems
}
