import type { ServiceModel } from '../models/index.js'
import type { CallArguments } from '../pagination/index.js'
import { copyInput } from '../values/index.js'
import type { ClientWaiter, WaiterCall } from './client-waiter.js'
import { findWaiter } from './find-waiter.js'
import type { WaiterResult } from './waiter-answer.js'
import type { WaiterOptions } from './waiter-options.js'

type Structure = Record<string, unknown>

/**
 * Calls an operation until its answers show a state, as boto3's waiter of the same name. Use one waiter for any number of
 * waits.
 *
 * @example
 * const running = ec2.getWaiter('instance_running')
 * const { output } = await running.wait({ InstanceIds: ['i-0123456789abcdef0'] })
 */
export class Waiter<Input extends object, Output extends object> {
  /** AWS's name of the waiter, such as `InstanceRunning`. */
  readonly name: string
  /** AWS's name of the operation that is called, such as `DescribeInstances`. */
  readonly operation: string
  /** Milliseconds between two calls, as the model has them; the option `delay` overrides it. */
  readonly delay: number
  /** Number of calls, as the model has it; the option `maxAttempts` overrides it. */
  readonly maxAttempts: number
  readonly #found: ClientWaiter

  /**
   * Made by a client's `getWaiter`.
   *
   * @throws NextTokenError `UnknownWaiter` with the nearest names.
   */
  constructor(model: ServiceModel, name: string, call: WaiterCall) {
    const [known, waiter] = findWaiter(model, name)
    this.name = known
    this.operation = waiter.operation
    this.delay = waiter.delay * 1000
    this.maxAttempts = waiter.maxAttempts
    this.#found = { model, name: known, waiter, call }
  }

  /**
   * Waits until the operation's answer for `input` has the state. `input` is copied and never changed.
   *
   * An error of the service that the waiter does not know (`AccessDenied`) ends the wait as it is, and so does every
   * other error of a call.
   *
   * @returns the answer that had the state, and how many calls it took.
   * @throws WaiterError `WaiterFailed` if the answer shows a state from which the one that is waited for is not reached;
   * `WaiterTimeout` if it was not reached within the attempts or the time; AbortError if the signal was aborted;
   * NextTokenError `InvalidConfiguration` for invalid options.
   */
  async wait(...args: CallArguments<Input, WaiterOptions<Output>>): Promise<WaiterResult<Output>> {
    const [input, options] = args as readonly [input?: Input, options?: WaiterOptions<object>]
    const own = copyInput(input ?? {}) as Structure
    const { runWaiter } = await import('./run-waiter.js')
    return (await runWaiter(this.#found, own, options)) as WaiterResult<Output>
  }
}
