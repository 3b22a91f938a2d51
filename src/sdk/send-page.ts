import { AbortError } from '../errors/index.js'
import type { OperationModel } from '../models/index.js'
import type { SendPage } from '../pagination/index.js'
import { paceAttempts, paceFor } from './pace-attempts.js'

/** A client of the SDK as it is called here. */
export interface Sender {
  readonly config: object
  send(command: object, options: { abortSignal?: AbortSignal | undefined }): Promise<object>
}

/** Asks an SDK's client for one page. An abort takes effect at once: the SDK notices none while it waits to try again. */
export function sendPage(
  client: Sender,
  operation: OperationModel,
  { command, isPaced }: { readonly command: new (input: object) => object; readonly isPaced: boolean },
): SendPage<object, object> {
  let pace: ReturnType<typeof paceFor> | undefined
  return (input, { signal }) => {
    const sent = new command(input)
    if (isPaced) {
      pace ??= paceFor(operation, client.config)
      paceAttempts(sent, pace, signal)
    }
    const answer = client.send(sent, { abortSignal: signal })
    return signal ? orAborted(answer, signal, operation) : answer
  }
}

function orAborted(answer: Promise<object>, signal: AbortSignal, operation: OperationModel): Promise<object> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      const context = { ...operation.errorContext, cause: signal.reason }
      reject(new AbortError('aborted by its signal while the AWS SDK waited for the answer', context))
    }
    signal.addEventListener('abort', abort)
    void answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
