import type { Message } from '@smithy/types'
import { countAttempts, NextTokenError } from '../../errors/index.js'
import type { OperationModel, Shape } from '../../models/index.js'
import {
  decodeMessage,
  type Protocol,
  type RawResponse,
  type ResponseStream,
  readMessages,
  requestIdOf,
  type StreamMessage,
  type Structure,
  toParseError,
} from '../../protocols/index.js'
import { serviceRefusal } from '../answer/index.js'

/** A response whose events are still to come. */
export interface EventResponse {
  readonly protocol: Protocol
  readonly operation: OperationModel
  /** The union whose members are the events. */
  readonly shape: Shape
  readonly response: RawResponse
  readonly stream: ResponseStream
  readonly attempts: number
}

const SHOWN_BYTES = 4096

/**
 * The events of a response, each decoded as it arrives: an object with one key, the event's name. The events can
 * be read once. Leaving the loop closes the connection, and so does an error.
 */
export class EventStream implements AsyncIterable<Structure> {
  readonly #source: EventResponse
  readonly #messages: AsyncIterator<Message>
  /** A message that was read while looking for the initial response. */
  #first: IteratorResult<Message> | undefined
  #start = new Uint8Array(0)
  #isTaken = false
  #isOver = false

  constructor(source: EventResponse) {
    this.#source = source
    this.#messages = readMessages(this.#bytes())[Symbol.asyncIterator]()
  }

  /** @throws NextTokenError `NotSupported` the second time. */
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

  /**
   * The output's other members, in protocols that send them in the first message. Call it before reading events.
   */
  async initialResponse(): Promise<Structure> {
    const { protocol, operation, response } = this.#source
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
      // After the loop was left, an error on the closed connection does not matter.
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

  /** undefined for an event that is not in the model: boto3 and the AWS SDK v3 skip it, too. */
  #decode(message: Message): Structure | undefined {
    const { operation, response, attempts } = this.#source
    const read = this.#read(message)
    if (read.type === 'event') return read.event
    if (read.type !== 'error') return undefined
    const { error } = read
    const traits = error.shape?.traits
    // The HTTP status was that of a success. boto3 treats every error in an event stream as a 400.
    const statusCode = traits?.error?.httpStatusCode ?? (traits?.fault ? 500 : 400)
    const requestId = requestIdOf(response.headers)
    throw serviceRefusal(operation, { ...error, requestId }, { statusCode, attempts })
  }

  #read(message: Message): StreamMessage {
    const { protocol, shape } = this.#source
    try {
      return decodeMessage(protocol, shape, message)
    } catch (error) {
      throw this.#failure(error, message.body)
    }
  }

  async *#bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source.stream) {
      if (this.#start.length === 0) this.#start = new Uint8Array(chunk.subarray(0, SHOWN_BYTES))
      yield chunk
    }
  }

  #end(): void {
    this.#isOver = true
    this.#source.stream.destroy()
  }

  #explain(error: unknown): unknown {
    if (!(error instanceof NextTokenError)) return this.#failure(error, this.#start)
    countAttempts(error, this.#source.attempts)
    return error
  }

  /** `shown`: the message quotes the beginning of these bytes. */
  #failure(cause: unknown, shown: Uint8Array): NextTokenError {
    const { operation, response, attempts } = this.#source
    const failure = toParseError(operation, { ...response, body: shown }, cause)
    countAttempts(failure, attempts)
    return failure
  }

  #taken(): NextTokenError {
    const { operation } = this.#source
    const problem =
      'the events of this response were already read, and they can be read only once; call the operation again'
    return new NextTokenError('NotSupported', problem, operation.errorContext)
  }
}
