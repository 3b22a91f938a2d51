import { Readable } from 'node:stream'
import { HttpResponse } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { answer, type ReadPlan, readPlan } from 'nexttoken/simulator'
import { type ChosenCall, chooseOperations, inventoryFile } from '../../../src/inventory/operations/index.js'
import { loadModel } from '../../../src/models/index.js'
import { FleetWorld, type Place, type Refused } from '../../fleet/support/fleet-world.js'

interface InventoryWorldOptions {
  readonly services?: readonly string[] | undefined
  readonly regions: readonly string[]
  /** How many items each operation has in a place, on pages of two. */
  items(place: Place): number
  refuse?(place: Place, operation: string): Refused | undefined
  hold?(place: Place, operation: string): Promise<void> | undefined
}

/**
 * An AWS of many accounts and regions in memory that answers every operation of the inventory. The listings are the
 * simulator's, one plan for each service; a `FleetWorld` has the rest.
 */
export class InventoryWorld {
  readonly calls: readonly ChosenCall[]
  requests = 0
  readonly #fleet: FleetWorld
  readonly #plans = new Map<string, ReadPlan>()
  readonly #operations = new Map<string, Set<string>>()

  constructor(private readonly options: InventoryWorldOptions) {
    const { services, regions } = options
    this.calls = chooseOperations(inventoryFile(), { services })
    this.#fleet = new FleetWorld({ regions })
    for (const { service, operation } of this.calls) {
      const name = loadModel(service).signingName
      const known = this.#operations.get(name) ?? new Set()
      this.#operations.set(name, known.add(`${service}.${operation}`))
    }
  }

  get client() {
    const handler = { ...this.#fleet.handler, handle: (request: HttpRequest) => this.#handle(request) }
    return { ...this.#fleet.client, requestHandler: handler }
  }

  async #handle(request: HttpRequest) {
    const headers = lowerCase(request.headers)
    const [, key = '', region = '', service = ''] =
      /Credential=(\w+)\/\d+\/([\w-]+)\/([\w-]+)\//.exec(headers.authorization ?? '') ?? []
    const place = { account: key.slice(4), region, service }
    if (service === 'sts' || service === 'account') return this.#fleet.handler.handle(request)
    this.requests++
    const query = Object.entries(request.query ?? {}).flatMap(([name, value]) =>
      [value ?? ''].flat().map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`),
    )
    const url = query.length > 0 ? `${request.path}?${query.join('&')}` : request.path
    const message = { method: request.method, url, headers, body: Buffer.from(request.body ?? '') }
    const plan = this.#planOf(service === 's3express' ? 's3' : service, this.options.items(place))
    const { response, received } = answer(plan, message, { total: 0, ofOperation: new Map() })
    const operation = `${received.service}.${received.operation}`
    await this.options.hold?.(place, operation)
    const refused = this.options.refuse?.(place, operation)
    if (refused) return { response: refusal(message.headers, refused) }
    const body = Readable.from([response.body])
    return {
      response: new HttpResponse({ statusCode: response.statusCode, headers: { ...response.headers }, body }),
    }
  }

  #planOf(signingName: string, items: number): ReadPlan {
    const key = `${signingName} ${items}`
    const known = this.#plans.get(key)
    if (known) return known
    const entries = [...(this.#operations.get(signingName) ?? [])].map((name) => {
      const [service = '', operation = ''] = name.split('.')
      const isPaged = loadModel(service).paginationRule(operation) !== undefined
      return [name, { items, ...(isPaged && { pageSize: 2 }) }]
    })
    const plan = readPlan(Object.fromEntries(entries))
    this.#plans.set(key, plan)
    return plan
  }
}

function refusal(headers: Readonly<Record<string, string>>, { code, statusCode }: Refused): HttpResponse {
  const isJson = (headers['content-type'] ?? '').includes('json')
  const body = isJson
    ? JSON.stringify({ __type: code, message: 'no' })
    : `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>`
  const type = isJson ? 'application/json' : 'text/xml'
  return new HttpResponse({
    statusCode,
    headers: { 'content-type': type, 'x-amzn-errortype': code },
    body: Readable.from([Buffer.from(body)]),
  })
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
