import { type ErrorCode, type ErrorContext, NextTokenError } from '../errors/index.js'
import type { WaiterAcceptor } from './waiter-answer.js'

interface LastSeen {
  /** The waiter's name as boto3 has it, such as `instance_running`. */
  readonly waiter: string
  readonly acceptor: WaiterAcceptor | undefined
  readonly seen: unknown
}

/** How a wait ended. */
export interface WaiterEnd extends ErrorContext {
  readonly last: LastSeen
  readonly output: object | undefined
}

/**
 * A wait ended without the state: the resource is in a state that excludes it (`WaiterFailed`), or the attempts or the
 * time were used up (`WaiterTimeout`). `attempts` counts the calls. If the last one ended with an error of the service,
 * that is the `cause`.
 *
 * @example
 * try { await ec2.waitFor('instance_running', { InstanceIds: [id] }) } catch (error) {
 *   if (error instanceof WaiterError && error.code === 'WaiterTimeout') console.log('still', error.seen)
 *   else throw error
 * }
 */
export class WaiterError extends NextTokenError {
  override readonly name = 'WaiterError'
  /** The waiter's name as boto3 has it, such as `instance_running`. */
  declare readonly waiter: string
  /** What judged the last answer; undefined if nothing in the model did. */
  declare readonly acceptor: WaiterAcceptor | undefined
  /** What the waiter looked at in the last answer, such as `['terminated']`; an error's code; an HTTP status. */
  declare readonly seen: unknown
  // Private, so that printing the error does not print the answer's content.
  readonly #output: object | undefined

  constructor(code: ErrorCode, problem: string, end: WaiterEnd) {
    super(code, problem, end)
    Object.assign(this, end.last)
    this.#output = end.output
  }

  /** The last output; undefined if the last call ended with an error. */
  get output(): object | undefined {
    return this.#output
  }
}
