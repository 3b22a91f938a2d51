import { Readable } from 'node:stream'
import { HttpResponse } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { type ClientConfig, client } from 'nexttoken'
import { answer, readPlan } from 'nexttoken/simulator'
import type { OperationModel } from '../../../src/models/index.js'
import { requiredInput } from '../../simulator/support/required-input.js'

/** What a listing gave. */
export interface Listing {
  readonly operation: OperationModel
  readonly pages: readonly object[]
  readonly items: Readonly<Record<string, readonly unknown[]>>
}

/** Lists operations of one service, two pages of each. */
export async function listPages(service: string, operations: readonly OperationModel[]): Promise<Listing[]> {
  const aClient = client(service, {
    region: 'us-east-1',
    endpoint: 'https://aws.test',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    token: { token: 'test' },
    requestHandler: simulatorOf(service, operations),
    maxAttempts: 1,
  })
  const listings: Listing[] = []
  for (const operation of operations) {
    const listing = aClient.paginate(operation.name, givenTo(operation))
    const pages: object[] = []
    for await (const page of listing) if (pages.push(page) === 2) break
    const items: Record<string, unknown[]> = {}
    for (const key of listing.resultKeys) {
      const some: unknown[] = []
      for await (const item of listing.items(key)) if (some.push(item) === 3) break
      items[key] = some
    }
    listings.push({ operation, pages, items })
  }
  return listings
}

/** The simulator without a socket: it answers to every host's name, as some services have their own alone. */
function simulatorOf(service: string, operations: readonly OperationModel[]): ClientConfig['requestHandler'] {
  const plan = readPlan(
    Object.fromEntries(operations.map(({ name }) => [`${service}.${name}`, { items: 3, pageSize: 2 }])),
  )
  const history = { total: 0, ofOperation: new Map<string, number>() }
  return {
    handle: async ({ method, path, query, headers, body }: HttpRequest) => {
      const search = new URLSearchParams()
      for (const [name, value] of Object.entries(query ?? {})) {
        for (const text of [value ?? ''].flat()) search.append(name, text)
      }
      const url = search.size > 0 ? `${path}?${search}` : path
      const lowercase = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
      const request = { method, url, headers: Object.fromEntries(lowercase), body: Buffer.from(body ?? '') }
      const { response } = answer(plan, request, history)
      const { statusCode, headers: answered, body: bytes } = response
      return {
        response: new HttpResponse({
          statusCode,
          headers: { ...answered },
          body: Readable.from([Buffer.from(bytes)]),
        }),
      }
    },
  }
}

/** What endpoint rules look into. */
const particular: Readonly<Record<string, unknown>> = {
  KvsARN: 'arn:aws:cloudfront::123456789012:key-value-store/8aa76d5a-6d3c-4ed7-a3b4-bcf1e2f3a4b5',
}

/** What a caller has to give: an offset is the listing's own business. */
function givenTo(operation: OperationModel): Record<string, unknown> {
  const own = operation.paginationRule?.defaults ?? {}
  const given = Object.entries(requiredInput(operation)).filter(([name]) => !(name in own))
  return Object.fromEntries(given.map(([name, value]) => [name, particular[name] ?? value]))
}
