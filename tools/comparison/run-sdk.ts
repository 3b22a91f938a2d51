import { KeptItems, nameOf } from './kept-items.js'
import type { Mode, Observed, Scenario } from './scenario.js'

type Structure = Record<string, unknown>

interface Run {
  readonly scenario: Scenario
  readonly kept: KeptItems
  call(): Promise<Structure>
  /** undefined if the SDK has no paginator for the operation. */
  readonly paginate: ((options?: Structure) => AsyncIterable<Structure>) | undefined
}

const packages: Readonly<Record<string, () => Promise<Structure>>> = {
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  kinesis: () => import('@aws-sdk/client-kinesis'),
  kms: () => import('@aws-sdk/client-kms'),
  logs: () => import('@aws-sdk/client-cloudwatch-logs'),
  s3: () => import('@aws-sdk/client-s3'),
  sqs: () => import('@aws-sdk/client-sqs'),
  ssm: () => import('@aws-sdk/client-ssm'),
}

/** Runs a scenario with the AWS SDK v3. */
export async function runSdk(scenario: Scenario, endpoint: string): Promise<Observed> {
  const sdk = (await packages[scenario.service]?.()) ?? {}
  const [, Client] =
    Object.entries(sdk).find(([name]) => /^\w+Client$/.test(name) && name !== '__Client') ?? []
  const aws = create(Client, {
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    forcePathStyle: true,
  })
  const { operation, input = {}, pageSize } = scenario
  const kept = new KeptItems()
  const call = () => aws.send(create(sdk[`${operation}Command`], input))
  const own = sdk[`paginate${operation}`]
  const paginate = isPaginate(own)
    ? (options: Structure = {}) => own({ client: aws, pageSize, ...options }, input)
    : undefined
  try {
    const lacks = await modes[scenario.mode]({ scenario, kept, call, paginate })
    return { ...kept.observed, lacks }
  } catch (error) {
    return { ...kept.observed, error: nameOf(error) }
  } finally {
    aws.destroy()
  }
}

interface SdkClient {
  send(command: object): Promise<Structure>
  destroy(): void
}

function isPaginate(value: unknown): value is (config: object, input: object) => AsyncIterable<Structure> {
  return typeof value === 'function'
}

function create(made: unknown, argument: object): SdkClient & object {
  return Reflect.construct(made as new (argument: object) => SdkClient, [argument])
}

const noPaginator = 'no paginator'

const modes: Record<Mode, (run: Run) => Promise<string | undefined>> = {
  async call({ scenario, kept, call }) {
    kept.take((await call())[scenario.key])
    return undefined
  },
  async list({ scenario, kept, paginate }) {
    if (!paginate) return noPaginator
    for await (const page of paginate()) kept.take(page[scenario.key])
    return undefined
  },
  async retry({ scenario, kept, paginate }) {
    if (!paginate) return noPaginator
    const iterator = paginate()[Symbol.asyncIterator]()
    for (let failures = 0; failures < 5; ) {
      try {
        const page = await iterator.next()
        if (page.done) return undefined
        kept.take(page.value[scenario.key])
      } catch {
        failures++
      }
    }
    return undefined
  },
  limit: async () => 'no item limit',
  /** The token of a page is the only place from which the SDK can continue. */
  async leave({ scenario, kept, paginate }) {
    if (!paginate) return noPaginator
    let token: unknown
    for await (const page of paginate()) {
      kept.take(page[scenario.key], 7)
      token = page.nextToken ?? page.NextToken
      break
    }
    for await (const page of paginate({ startingToken: token })) kept.take(page[scenario.key])
    return undefined
  },
  full: async () => 'no merged result',
}
