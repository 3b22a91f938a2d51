import type { Message } from '@smithy/types'
import { countAttempts, NextTokenError } from '../../errors/index.js'
import type { OperationModel, Shape } from '../../models/index.js'
import {
  decodeMessage,
  type Protocol,
  parseFailure,
  type RawResponse,
  type ResponseStream,
  readMessages,
  requestIdOf,
  type StreamMessage,
  type Structure,
} from '../../protocols/index.js'
import { serviceRefusal } from './service-refusal.js'

/** An answer whose events are still to come. */
export interface EventAnswer {
  readonly protocol: Protocol
  readonly operation: OperationModel
  /** The structure whose members are the events. */
  readonly shape: Shape
  readonly response: RawResponse
  readonly stream: ResponseStream
  readonly attempts: number
}

const SHOWN_BYTES = 4096

/**
 * The events of an answer, each decoded when it has come: an object with one key, the event's name. It can be read
 * once. Leaving the loop ends the connection; so does any error.
 */
export class EventStream implements AsyncIterable<Structure> {
  readonly #answer: EventAnswer
  readonly #messages: AsyncIterator<Message>
  /** Read while the initial response was looked for. */
  #first: IteratorResult<Message> | undefined
  #start = new Uint8Array(0)
  #isTaken = false
  #isOver = false

  constructor(answer: EventAnswer) {
    this.#answer = answer
    this.#messages = readMessages(this.#bytes())[Symbol.asyncIterator]()
  }

  /** @throws NextTokenError `NotSupported` the second time: events come once. */
  [Symbol.asyncIterator](): AsyncIterableIterator<Structure> {
    if (this.#isTaken) throw this.#taken()
    this.#isTaken = true
    const events = this.#events()
    const iterator: AsyncIterableIterator<Structure> = {
      next: () => events.next(),
      return: () => {
        this.#end()
        return events.return(undefined)
      },
      [Symbol.asyncIterator]: () => iterator,
    }
    return iterator
  }

  /** The output's other members, where a protocol sends them in the first message; to be asked for before any event. */
  async initialResponse(): Promise<Structure> {
    const { protocol, operation, response } = this.#answer
    try {
      const first = await this.#messages.next()
      if (!first.done && this.#read(first.value).type === 'initial-response')
        return protocol.decodeResponse(operation, { ...response, stream: undefined, body: first.value.body })
      this.#first = first
      return {}
    } catch (error) {
      this.#end()
      throw this.#explain(error)
    }
  }

  async *#events(): AsyncGenerator<Structure, undefined> {
    try {
      for (let next = await this.#next(); !next.done; next = await this.#next()) {
        const event = this.#decode(next.value)
        if (event) yield event
      }
    } catch (error) {
      // A loop that was left has no use for what it was waiting for.
      if (!this.#isOver) throw this.#explain(error)
    } finally {
      this.#end()
    }
  }

  async #next(): Promise<IteratorResult<Message>> {
    const first = this.#first
    this.#first = undefined
    return first ?? this.#messages.next()
  }

  /** undefined for an event that the model does not know: boto3 and the AWS SDK v3 pass over it as well. */
  #decode(message: Message): Structure | undefined {
    const { operation, response, attempts } = this.#answer
    const said = this.#read(message)
    if (said.type === 'event') return said.event
    if (said.type !== 'error') return undefined
    const { error } = said
    const traits = error.shape?.traits
    // The HTTP status was a success's; boto3 counts every error among the events as a 400.
    const statusCode = traits?.error?.httpStatusCode ?? (traits?.fault ? 500 : 400)
    const requestId = requestIdOf(response.headers)
    throw serviceRefusal(operation, { ...error, requestId }, { statusCode, attempts })
  }

  #read(message: Message): StreamMessage {
    const { protocol, shape } = this.#answer
    try {
      return decodeMessage(protocol, shape, message)
    } catch (error) {
      throw this.#failure(error, message.body)
    }
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#answer.stream) {
      if (this.#start.length === 0) this.#start = new Uint8Array(chunk.subarray(0, SHOWN_BYTES))
      yield chunk
    }
  }

  #end(): void {
    this.#isOver = true
    this.#answer.stream.destroy()
  }

  #explain(error: unknown): unknown {
    if (!(error instanceof NextTokenError)) return this.#failure(error, this.#start)
    countAttempts(error, this.#answer.attempts)
    return error
  }

  /** `shown`: the bytes whose beginning the message tells. */
  #failure(cause: unknown, shown: Uint8Array): NextTokenError {
    const { operation, response, attempts } = this.#answer
    const failure = parseFailure(operation, { ...response, body: shown }, cause)
    countAttempts(failure, attempts)
    return failure
  }

  #taken(): NextTokenError {
    const { operation } = this.#answer
    const problem = 'its events were read already, and they come but once: call the operation again'
    return new NextTokenError('NotSupported', problem, operation.errorContext)
  }
}
