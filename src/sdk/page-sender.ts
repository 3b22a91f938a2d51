import { AbortError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import type { PageSender } from '../pagination/index.js'
import { isObject } from '../values/index.js'
import { paceAttempts, paceFor } from './pace-attempts.js'
import { attemptsOf, readSdkFailure } from './sdk-failure.js'

/** A client of the SDK, as far as it is called here. */
export interface Sender {
  readonly config: object
  send(command: object, options: { abortSignal?: AbortSignal | undefined }): Promise<object>
}

/** What the requests of an operation are sent with. */
export interface Sending {
  readonly command: new (input: object) => object
  readonly isPaced: boolean
  /** Finds another operation and its command. */
  readonly other: (name: string) => OtherCommand
}

export interface OtherCommand {
  readonly operation: OperationModel
  readonly command: new (input: object) => object
}

/**
 * Sends the requests of a listing through an SDK's client. An abort takes effect at once: the SDK itself notices none
 * while it waits before the next attempt.
 */
export function pageSender(
  client: Sender,
  operation: OperationModel,
  { command, isPaced, other }: Sending,
): PageSender<object, object> {
  let pace: ReturnType<typeof paceFor> | undefined
  const throttlesBefore = new WeakMap<object, number>()
  return {
    startLoop:
      () =>
      async (input, { signal }) => {
        const sent = new command(input)
        if (isPaced) pace ??= paceFor(operation, client.config)
        const counted = paceAttempts(sent, pace, signal)
        try {
          const answer = client.send(sent, { abortSignal: signal })
          const page = await (signal ? orAborted(answer, signal, operation) : answer)
          return { page, effort: { attempts: attemptsOf(page), throttles: counted.throttles } }
        } catch (error) {
          if (isObject(error)) throttlesBefore.set(error, counted.throttles)
          throw error
        }
      },
    readFailure: (error) => readSdkFailure(error, isObject(error) ? (throttlesBefore.get(error) ?? 0) : 0),
    endpoint: client,
    other: (name) => {
      const found = other(name)
      const sending = { command: found.command, isPaced, other }
      return { operation: found.operation, sender: pageSender(client, found.operation, sending) }
    },
  }
}

function orAborted(answer: Promise<object>, signal: AbortSignal, operation: OperationModel): Promise<object> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      const context = { ...operation.errorContext, cause: signal.reason }
      reject(new AbortError('aborted by its signal while the AWS SDK waited for the response', context))
    }
    signal.addEventListener('abort', abort)
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
