import { eventProblems, madeRefusal } from '../../client/index.js'
import { AwsError, NextTokenError, ParamValidationError } from '../../errors/index.js'
import type { Member } from '../../models/index.js'
import type { Structure } from '../../protocols/index.js'
import { getOwn, isObject } from '../../values/index.js'
import type { AnsweredCall } from './answered-call.js'

interface EventSource {
  /** The output's member. */
  readonly member: Member
  readonly call: AnsweredCall
  make(event: Structure): Structure
}

/**
 * The events that a test made up, as a client gives those of a response: they can be read once, and an event that is an
 * error of the model, or an `AwsError`, ends them with it.
 */
export class StubbedEvents implements AsyncIterable<Structure> {
  #isTaken = false

  constructor(
    private readonly events: unknown,
    private readonly source: EventSource,
  ) {}

  /** @throws NextTokenError `NotSupported` the second time. */
  [Symbol.asyncIterator](): AsyncIterator<Structure, undefined> {
    if (this.#isTaken) {
      const problem = 'the events of this response were already read, and they can be read only once'
      throw new NextTokenError('NotSupported', problem, this.source.call.operation.errorContext)
    }
    this.#isTaken = true
    return this.#read()
  }

  async *#read(): AsyncGenerator<Structure, undefined> {
    let index = 0
    // Checked before: an array or an iterable.
    for await (const event of this.events as AsyncIterable<unknown> | Iterable<unknown>)
      yield this.#eventOf(event, index++)
  }

  #eventOf(event: unknown, index: number): Structure {
    const { member, call, make } = this.source
    const { operation } = call
    if (event instanceof AwsError) throw madeRefusal(event.fields, call)
    const problems = eventProblems(member.shape, event, `output.${member.name}[${index}]`)
    if (problems.length > 0 || !isObject(event))
      throw new ParamValidationError(problems, operation.errorContext)
    const [name = ''] = Object.keys(event)
    const shape = member.shape.members.get(name)?.shape
    if (!shape?.traits.exception) return make(event)
    const members = getOwn(event, name)
    const { message, Message, ...others } = isObject(members) ? members : {}
    throw madeRefusal(
      {
        code: shape.traits.error?.code ?? shape.name,
        message: String(message ?? Message ?? ''),
        members: others,
      },
      call,
    )
  }
}
