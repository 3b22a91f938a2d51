import { paginate, type SdkClient, type SdkCommandClass } from 'nexttoken/sdk'
import { type Simulation, type SimulationPlan, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { firstDifference } from '../protocols/support/first-difference.js'
import { type SdkService, sdkServices } from '../sdk-v3/support/sdk-clients.js'
import { requiredInput } from '../simulator/support/required-input.js'
import { sampleOf } from '../support/samples.js'

const ITEMS = 7

interface Case {
  readonly operation: string
  readonly input: Record<string, unknown>
}

/** Every operation that has a rule here and a command there, and that ends. */
function casesOf({ service, commands }: SdkService): Case[] {
  const model = loadModel(service)
  return Object.keys(commands).flatMap((name) => {
    const operation = model.operation(name)
    const rule = operation?.paginationRule
    if (!operation || !rule || rule.follow) return []
    return [{ operation: name, input: { ...requiredInput(operation), ...rule.defaults } }]
  })
}

/** The pages by `nexttoken/sdk`, typed as for an operation that is only known at run time. */
function pagesOf(client: object, { commands }: SdkService, { operation, input }: Case) {
  const command = commands[operation] as unknown as SdkCommandClass<object, object>
  return paginate(client as SdkClient<object, object>, command, input)
}

async function contents(pages: AsyncIterable<object>): Promise<object[]> {
  const all: object[] = []
  for await (const page of pages) {
    const { $metadata: _, ...content } = { $metadata: undefined, ...page }
    all.push(content)
  }
  return all
}

const compared = sdkServices.map((sdk) => ({ ...sdk, sdk, cases: casesOf(sdk) }))
const withoutPaginator = compared.flatMap(({ service, paginators, cases }) =>
  cases.filter(({ operation }) => !paginators[operation]).map(({ operation }) => `${service}.${operation}`),
)

describe('listing with clients of the AWS SDK v3', () => {
  it('covers every paginated operation of twelve services, in every AWS protocol', () => {
    expect(new Set(compared.map(({ service }) => service)).size).toBe(12)
    expect(new Set(compared.map(({ protocol }) => protocol)).size).toBe(7)
    expect(compared.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThan(350)
  })

  it('covers operations without a paginator in the SDK', () => {
    expect(withoutPaginator).toEqual(
      expect.arrayContaining(['s3.ListObjectVersions', 's3.ListMultipartUploads']),
    )
    expect(new Set(withoutPaginator).size).toBeGreaterThan(20)
  })
})

describe.each(compared)('a client of $service over $protocol', ({ service, sdk, cases }) => {
  let aws: Simulation
  let client: object
  beforeAll(async () => {
    const plan: Record<string, SimulationPlan[string]> = {}
    for (const { operation } of cases) plan[`${service}.${operation}`] = { items: ITEMS, pageSize: 3 }
    aws = await simulate(plan)
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    client = sdk.create({ region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 1 })
  })
  afterAll(() => aws.close())

  it('lists each operation to the end, with the pages of the SDK paginator if there is one', async () => {
    for (const one of sampleOf('sdkClients', cases, () => false)) {
      const { operation, input } = one
      const own = sdk.paginators[operation]
      const expected = own && (await contents(own({ client }, { ...input })))
      const before = aws.requests.length
      const pages = pagesOf(client, sdk, one)
      const listed = await contents(pages)
      const items = aws.requests.slice(before).reduce((sum, request) => sum + request.items, 0)
      expect.soft(items, `items of ${operation}`).toBe(ITEMS)
      expect.soft(pages.receipt, operation).toMatchObject({ outcome: 'complete', pages: listed.length })
      expect.soft(listed.length, `pages of ${operation}`).toBeGreaterThan(1)
      if (expected) expect.soft(firstDifference(expected, listed), operation).toBeUndefined()
    }
  }, 120_000)
})
