import { NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'
import type { ModelDescription } from '../models/index.js'
import { platform } from '../platform/index.js'
import { answer, type ReceivedRequest } from './answer.js'
import type { HttpRequest, HttpResponse } from './message/index.js'
import { type PlannedOperation, readPlan, type SimulationPlan } from './plan/index.js'
import { RateLimit, serve } from './server/index.js'

export interface SimulateOptions {
  /**
   * Listen on this port of 127.0.0.1.
   *
   * @default any free port
   */
  readonly port?: number
  /**
   * Add your own models, in the form that `client(model)` takes. The plan names their operations as `client` does.
   *
   * @default none
   */
  readonly models?: readonly ModelDescription[]
}

const names: OptionNames<SimulateOptions> = { port: true, models: true }

function checkNames(options: SimulateOptions): void {
  const problems = optionProblems(options, { kind: 'simulate option', names })
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
}

/** A running simulation. */
export interface Simulation {
  /** Its URL, such as `http://127.0.0.1:49321`. */
  readonly endpoint: string
  /** Every received request in order, retries included. The list grows while the simulation runs. */
  readonly requests: readonly ReceivedRequest[]
  /** Stops the simulation and closes every connection. Calling it again has no effect. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts an endpoint on loopback that speaks AWS's protocols and pages like AWS, for the operations of a plan. It does not
 * check signatures. The same requests always get the same responses, except with `rate`.
 *
 * @throws ParamValidationError, before it listens, with every problem of the plan: an unknown service or operation, an
 *   operation without items, an unknown setting, an invalid value; NextTokenError `InvalidConfiguration` for an unknown
 *   option.
 * @example
 * const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
 * const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint })
 * for await (const page of sns.paginate('list_topics')) console.log(page.Topics.length) // 100, 3
 * await aws.close()
 */
export async function simulate(plan: SimulationPlan, options: SimulateOptions = {}): Promise<Simulation> {
  checkNames(options)
  const planned = readPlan(plan, options.models)
  const requests: ReceivedRequest[] = []
  const ofOperation = new Map<string, number>()
  const rates = new Map<PlannedOperation, RateLimit>()
  const isTooFast = (operation: PlannedOperation) => {
    if (operation.rate === undefined) return false
    const limit = rates.get(operation) ?? new RateLimit(operation.rate)
    rates.set(operation, limit)
    return !limit.admits(platform.elapsed())
  }
  const handle = (request: HttpRequest): HttpResponse => {
    const { response, received } = answer(planned, request, {
      total: requests.length,
      ofOperation,
      isTooFast,
    })
    const key = `${received.service}.${received.operation}`
    ofOperation.set(key, (ofOperation.get(key) ?? 0) + 1)
    requests.push(received)
    return response
  }
  const server = await serve(handle, options.port ?? 0)
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= server.close()
    return closing
  }
  return { endpoint: server.endpoint, requests, close, [Symbol.asyncDispose]: close }
}
