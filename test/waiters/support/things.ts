import { NextTokenError, ServiceError } from '../../../src/errors/index.js'
import { type AcceptorDescription, modelOf, type WaiterDescription } from '../../../src/models/index.js'
import { Waiter, type WaiterCall } from '../../../src/waiters/index.js'
import { smallService } from '../../models/support/temp-models.js'

/** What the service answers: an output, or an error. */
export type Answer = Record<string, unknown> | NextTokenError

/** An error of the service. */
export function refusal(code: string, statusCode = 400): ServiceError {
  const verdict = { fault: 'client', retryable: false, throttling: false, members: {} } as const
  return new ServiceError({ code, message: 'made up', statusCode, ...verdict }, {})
}

/** A test of the member `State`. */
export function when(state: AcceptorDescription['state'], expected: string): AcceptorDescription {
  return { state, matcher: 'path', argument: 'State', expected }
}

/** A waiter of a made-up service whose operation gives these answers in this order, the last one for good. */
export function waiterFor(changes: Partial<WaiterDescription>, ...answers: readonly Answer[]) {
  const inputs: Record<string, unknown>[] = []
  const options: Parameters<WaiterCall>[2][] = []
  const call: WaiterCall = async (_, input, callOptions) => {
    inputs.push(input)
    options.push(callOptions)
    const answer = answers[Math.min(inputs.length, answers.length) - 1] ?? {}
    if (answer instanceof NextTokenError) throw answer
    return { ...answer, $metadata: { httpStatusCode: 200 } }
  }
  const ThingReady = {
    operation: 'ListThings',
    delay: 5,
    maxAttempts: 3,
    acceptors: [when('success', 'ready'), when('failure', 'gone')],
    ...changes,
  }
  const model = modelOf({
    service: smallService() as never,
    waiters: { version: 2, waiters: { ThingReady } },
  })
  const waiter = new Waiter<Record<string, unknown>, Record<string, unknown>>(model, 'thing_ready', call)
  return { waiter, inputs, options }
}

/** The error that a promise ends with. */
export async function errorOf(promise: Promise<unknown>): Promise<NextTokenError> {
  const error: unknown = await promise.then(
    (value) => new Error(`no error, but ${JSON.stringify(value)}`),
    (reason: unknown) => reason,
  )
  if (error instanceof NextTokenError) return error
  throw error
}
