import type { Output, StandIn, StandInCall } from '../client/index.js'
import { AwsError, type AwsErrorFields, NextTokenError, ParamValidationError } from '../errors/index.js'
import { findOperation, type OperationModel, type ServiceModel } from '../models/index.js'
import { isStreamSource, type Structure, streamingPayload } from '../protocols/index.js'
import { makePages } from '../simulator/index.js'
import { CallLimits, readStream } from '../transport/index.js'
import { copyInput, isBytes } from '../values/index.js'
import { AnswerBook, type BookedAnswer } from './answer-book.js'
import { type AnsweredCall, answerProblems, type GivenAnswer, giveAnswer } from './answers/index.js'
import { expectedProblems } from './matching/index.js'
import { withPlainKeys } from './plain-keys.js'
import type { StubbedCall } from './stub-types.js'

/** Where a stub stands in for a service: at one client, or at all clients of the service. */
export interface StubPlace {
  readonly model: ServiceModel
  /** The operation as the users of the client see it. */
  seen?(operation: OperationModel): OperationModel
  get(): StandIn | undefined
  set(standIn: StandIn | undefined): unknown
}

/** The implementation of `Stub`, which documents its members. */
export class ClientStub implements StandIn {
  readonly calls: StubbedCall[] = []
  readonly #book = new AnswerBook()
  /** The errors of calls that had no answer, or one that does not fit. */
  #refused: Error[] = []
  readonly #counts = new Map<string, number>()

  constructor(private readonly place: StubPlace) {}

  addResponse(name: string, output: unknown, expected?: unknown): this {
    this.#book.add({ ...bookedAnswer(this.#operation(name), output, expected), isWhole: true })
    return this
  }

  addError(name: string, error: AwsErrorFields, expected?: unknown): this {
    return this.addResponse(name, new AwsError(error), expected)
  }

  addPages(name: string, pages: readonly unknown[]): this {
    const operation = this.#operation(name)
    const made = makePages(operation, pages).map(({ output, tokens }) =>
      bookedAnswer(operation, output, tokens),
    )
    this.#book.add(...made)
    return this
  }

  on(name: string, ...rest: readonly [unknown] | readonly [unknown, unknown]): this {
    const [expected, answer] = rest.length < 2 ? [undefined, rest[0]] : rest
    this.#book.keep(bookedAnswer(this.#operation(name), answer, expected))
    return this
  }

  inputsOf(name: string): readonly Structure[] {
    const operation = this.#operation(name)
    return this.calls.filter((call) => call.operation === operation.name).map(({ input }) => input)
  }

  assertNoPendingResponses(): void {
    const { pending } = this.#book
    const unused =
      pending.length === 0 ? [] : [`${pending.length} answers were not asked for: ${pending.join(', ')}`]
    const refused = this.#refused.map(({ message }) => `a call had no answer that fits: ${message}`)
    const problems = [...unused, ...refused]
    if (problems.length === 0) return
    throw new NextTokenError('PendingResponses', problems.join('\n  '), { service: this.place.model.name })
  }

  reset(): this {
    this.#book.clear()
    this.#refused = []
    this.#counts.clear()
    this.calls.length = 0
    return this
  }

  activate(): this {
    this.place.set(this)
    return this
  }

  /** A stub that was replaced by a later one has nothing to restore. */
  restore(): void {
    if (this.place.get() === this) this.place.set(undefined)
  }

  [Symbol.dispose](): void {
    this.restore()
  }

  /** Answers a call, unless its signal or its timeout ends it before. */
  async answer({ operation, input, options }: StandInCall): Promise<Output<Structure>> {
    const { signal, timeout } = options
    const limits = new CallLimits({
      service: operation.service.name,
      operation: operation.name,
      signal,
      timeout,
    })
    try {
      if (limits.reached) throw new Error('replaced by the error of the limit')
      return await limits.race(this.#answerCall(operation, input, signal))
    } catch (error) {
      throw limits.resolveError(error)
    } finally {
      limits.close()
    }
  }

  async #answerCall(
    operation: OperationModel,
    callerInput: Structure,
    signal: AbortSignal | undefined,
  ): Promise<Output<Structure>> {
    const input = copyInput(withPlainKeys(operation, await readBody(operation, callerInput)))
    this.calls.push({ operation: operation.name, input })
    const number = (this.#counts.get(operation.name) ?? 0) + 1
    this.#counts.set(operation.name, number)
    const requestId = `00000000-0000-4000-8000-${this.calls.length.toString(16).padStart(12, '0')}`
    const call: AnsweredCall = { operation, input, number, requestId, signal }
    try {
      return await giveAnswer(this.#book.take(call), call)
    } catch (error) {
      if (isMistake(error)) this.#refused.push(error)
      throw error
    }
  }

  #operation(name: string): OperationModel {
    const operation = findOperation(this.place.model, name)
    return this.place.seen?.(operation) ?? operation
  }
}

/** @throws ParamValidationError with everything in the answer and in the expected input that the model does not know. */
function bookedAnswer(operation: OperationModel, answer: unknown, expected: unknown): BookedAnswer {
  const problems = [
    ...answerProblems(operation, answer),
    ...(expected === undefined ? [] : expectedProblems(operation, expected)),
  ]
  if (problems.length > 0) throw new ParamValidationError(problems, operation.errorContext)
  return { operation, answer: answer as GivenAnswer, expected, isWhole: false }
}

/**
 * The input with the bytes of its body as they are now: a service would have read a stream, too, and a caller may use the
 * memory of bytes again, as uploads in parts do.
 */
async function readBody(operation: OperationModel, input: Structure): Promise<Structure> {
  const name = streamingPayload(operation.input)?.name
  const body = name === undefined ? undefined : input[name]
  if (name === undefined) return input
  if (isStreamSource(body)) return { ...input, [name]: await readStream(body) }
  return isBytes(body) ? { ...input, [name]: Uint8Array.from(body) } : input
}

/** Whether a call failed because of the test, and not because an answer says so. */
function isMistake(error: unknown): error is NextTokenError {
  return (
    error instanceof ParamValidationError ||
    (error instanceof NextTokenError && error.code === 'UnexpectedCall')
  )
}
