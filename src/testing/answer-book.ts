import { NextTokenError } from '../errors/index.js'
import { camelCase, type OperationModel } from '../models/index.js'
import type { AnsweredCall, GivenAnswer } from './answers/index.js'
import { inputDifferences } from './matching/index.js'

/** An answer of a test, and the calls that it is for. */
export interface BookedAnswer {
  readonly operation: OperationModel
  readonly answer: GivenAnswer
  /** The input that a call must have; undefined if any input will do. */
  readonly expected: unknown
  /** Whether a call may have no members besides those. */
  readonly isWhole: boolean
}

/** The answers of one stub: a queue that is followed in order, and answers for any number of calls. */
export class AnswerBook {
  readonly #queue: BookedAnswer[] = []
  readonly #standing: BookedAnswer[] = []

  /** For the next call that no answer before it is for. */
  add(...answers: readonly BookedAnswer[]): void {
    this.#queue.push(...answers)
  }

  /** For every call that the queue does not answer. A later one goes before an earlier one. */
  keep(answer: BookedAnswer): void {
    this.#standing.unshift(answer)
  }

  clear(): void {
    this.#queue.length = 0
    this.#standing.length = 0
  }

  /** The operations of the answers in the queue. */
  get pending(): readonly string[] {
    return this.#queue.map(({ operation }) => operation.name)
  }

  /**
   * The answer for a call; one from the queue is taken out of it.
   *
   * @throws NextTokenError `UnexpectedCall`.
   */
  take(call: AnsweredCall): GivenAnswer {
    const [next] = this.#queue
    const differences = next && isFor(next, call) ? differencesOf(next, call) : undefined
    if (next && differences?.length === 0) {
      this.#queue.shift()
      return next.answer
    }
    const standing = this.#standing.find((one) => isFor(one, call) && differencesOf(one, call).length === 0)
    if (standing) return standing.answer
    throw new NextTokenError('UnexpectedCall', this.#problem(call, differences), call.operation.errorContext)
  }

  #problem(call: AnsweredCall, differences: readonly string[] | undefined): string {
    const [next] = this.#queue
    if (differences)
      return listed('the input is not the one that the next answer in the queue expects:', differences)
    const method = camelCase(call.operation.name)
    const remedies = `addResponse('${method}', …) or on('${method}', …)`
    if (next) {
      const place = `the next answer in the queue is for ${next.operation.name}`
      return `call ${call.number} of this operation is not stubbed: ${place}; answer this call before it with ${remedies}`
    }
    const near = this.#standing.filter((one) => isFor(one, call)).map((one) => differencesOf(one, call))
    const [closest] = near.toSorted((one, other) => one.length - other.length)
    if (closest)
      return listed(`the input is not one that on('${method}', …) is for; the nearest differs:`, closest)
    return `call ${call.number} of this operation is not stubbed, and the queue is empty; add an answer with ${remedies}`
  }
}

function isFor({ operation }: BookedAnswer, call: AnsweredCall): boolean {
  return operation.name === call.operation.name
}

function differencesOf(
  { expected, isWhole }: BookedAnswer,
  { operation, input }: AnsweredCall,
): readonly string[] {
  return expected === undefined ? [] : inputDifferences(operation, { expected, actual: input }, isWhole)
}

function listed(problem: string, lines: readonly string[]): string {
  return [problem, ...lines].join('\n  ')
}
