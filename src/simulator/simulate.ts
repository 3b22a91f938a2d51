import { NextTokenError, type OptionNames, optionProblems } from '../errors/index.js'
import type { ModelDescription } from '../models/index.js'
import { platform } from '../platform/index.js'
import { answer, type ReceivedRequest } from './answer.js'
import type { HttpRequest, HttpResponse } from './message/index.js'
import { type PlannedOperation, readPlan, type SimulationPlan } from './plan/index.js'
import { RateLimit, serve } from './server/index.js'

export interface SimulateOptions {
  /** The port on 127.0.0.1. Default: any free one. */
  readonly port?: number
  /** Models of one's own, as `client(model)` takes them; their operations are planned by `client`'s name for them. */
  readonly models?: readonly ModelDescription[]
}

const names: OptionNames<SimulateOptions> = { port: true, models: true }

function checkNames(options: SimulateOptions): void {
  const problems = optionProblems(options, { kind: 'simulate option', names })
  if (problems.length > 0) throw new NextTokenError('InvalidConfiguration', problems.join('\n  '))
}

/** A running simulation. */
export interface Simulation {
  /** Where it listens, such as `http://127.0.0.1:49321`. */
  readonly endpoint: string
  /** Every request that came, in order, repeated attempts included. It grows while the simulation runs. */
  readonly requests: readonly ReceivedRequest[]
  /** Stops, and ends every connection. Calling it again does nothing. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

/**
 * Starts an endpoint on loopback that speaks AWS's protocols and pages as AWS does, for the operations of a plan.
 * Signatures are not checked. The same requests always get the same answers, a plan's `rate` aside.
 *
 * @throws ParamValidationError, before it listens, with every problem of the plan: an unknown service or operation,
 *   one that has no pages, a setting that does not exist, a number that is none; NextTokenError
 *   `InvalidConfiguration` for an option that does not exist.
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
