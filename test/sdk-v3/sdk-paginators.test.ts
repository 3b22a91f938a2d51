import { client } from 'nexttoken'
import { type Simulation, type SimulationPlan, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { firstDifference } from '../protocols/support/first-difference.js'
import { requiredInput } from '../simulator/support/required-input.js'
import { sampleOf } from '../support/samples.js'
import { asSdkGives, newInBotocore, requestToCompare } from './support/differs-from-sdk.js'
import { type SdkConfig, type SdkPaginate, type SdkService, sdkServices } from './support/sdk-clients.js'

interface Case {
  readonly operation: string
  readonly input: Record<string, unknown>
}

/** Every operation that both can page. */
function casesOf({ service, paginators }: SdkService): Case[] {
  const model = loadModel(service)
  return Object.keys(paginators).flatMap((name) => {
    const operation = model.operation(name)
    const rule = operation?.paginationRule
    // What our rules add to a listing (logs GetLogEvents: from its head) is given to both.
    return operation && rule
      ? [{ operation: name, input: { ...requiredInput(operation), ...rule.defaults } }]
      : []
  })
}

function configFor(aws: Simulation): SdkConfig {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 1 }
}

/** nexttoken's client of the same service, held to the same protocol. */
function nexttokenClient({ service, protocol }: SdkService, config: SdkConfig) {
  const { description } = loadModel(service)
  const metadata = { ...description.service.metadata, protocols: [protocol.split(' ')[0]] }
  return client({ ...description, service: { ...description.service, metadata } }, config)
}

function paginateOf({ paginators }: SdkService, operation: string): SdkPaginate {
  const found = paginators[operation]
  if (!found) throw new Error(`the SDK has no paginator of ${operation}`)
  return found
}

/** All pages, without what is told about an answer rather than by it. */
async function toArray(pages: AsyncIterable<object>): Promise<object[]> {
  const all: object[] = []
  for await (const page of pages) {
    const { $metadata: _, ...content } = { $metadata: undefined, ...page }
    all.push(content)
  }
  return all
}

const compared = sdkServices.map((sdk) => ({ ...sdk, sdk, cases: casesOf(sdk) }))

describe('the comparison with the AWS SDK v3 covers', () => {
  it('over 300 operations of twelve services, in every AWS protocol', () => {
    expect(new Set(compared.map(({ service }) => service)).size).toBe(12)
    expect(compared.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThan(300)
    expect(new Set(compared.map(({ protocol }) => protocol))).toEqual(
      new Set(['query', 'ec2', 'json 1.0', 'json 1.1', 'rest-json', 'rest-xml', 'smithy-rpc-v2-cbor']),
    )
  })
})

describe.each(compared)('$service over $protocol', ({ service, sdk, cases }) => {
  let aws: Simulation
  beforeAll(async () => {
    const plan: Record<string, SimulationPlan[string]> = {}
    for (const { operation } of cases) plan[`${service}.${operation}`] = { items: 7, pageSize: 3 }
    aws = await simulate(plan)
  })
  afterAll(() => aws.close())

  it('has the same pages and items with the same requests', async () => {
    const [ours, theirs] = [nexttokenClient(sdk, configFor(aws)), sdk.create(configFor(aws))]
    const isKnown = ({ operation }: Case) => `${service}.${operation}` in newInBotocore
    for (const { operation, input } of sampleOf('sdkPaginators', cases, isKnown)) {
      const key = `${service}.${operation}`
      const start = aws.requests.length
      const expected = await toArray(paginateOf(sdk, operation)({ client: theirs }, { ...input }))
      const middle = aws.requests.length
      const pages = await toArray(ours.paginate(operation, input))
      expect.soft(firstDifference(expected, asSdkGives(pages, expected, key)), operation).toBeUndefined()
      const [before, after] = [aws.requests.slice(start, middle), aws.requests.slice(middle)]
      const requests = firstDifference(before.map(requestToCompare), after.map(requestToCompare))
      expect.soft(requests, `requests of ${operation}`).toBeUndefined()
      expect.soft(pages.length, `pages of ${operation}`).toBeGreaterThan(1)
      if (key in newInBotocore) expect.soft(firstDifference(expected, pages), operation).toBeDefined()
    }
  })

  it('lists nothing from an empty listing', async () => {
    const [{ operation, input } = { operation: '', input: {} }] = cases
    const empty = await simulate({ [`${service}.${operation}`]: { items: 0 } })
    const [ours, theirs] = [nexttokenClient(sdk, configFor(empty)), sdk.create(configFor(empty))]
    const expected = await toArray(paginateOf(sdk, operation)({ client: theirs }, { ...input }))
    const pages = ours.paginate(operation, input)
    const all = await toArray(pages)
    expect(firstDifference(expected, asSdkGives(all, expected, `${service}.${operation}`))).toBeUndefined()
    expect(await pages.items().toArray()).toEqual([])
    await empty.close()
  })
})
