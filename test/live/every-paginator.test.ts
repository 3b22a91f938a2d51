import { client } from 'nexttoken'
import { type ReceivedRequest, type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadModel, type PaginationRule, serviceNames, snakeCase } from '../../src/models/index.js'
import { type Boto3, type Listing, plain, startBoto3 } from './support/boto3-lists.js'
import { type Difference, differsFromBoto3 } from './support/differs-from-boto3.js'
import { knownToBoto3 } from './support/known-to-boto3.js'
import { requiredInput } from './support/required-input.js'
import { comparable, withoutAbsent } from './support/same-as-boto3.js'

/** Headers in which a request of ours must be boto3's. */
const headersThatMatter = ['x-amz-target', 'smithy-protocol', 'x-amzn-query-mode', 'accept']

interface Case extends Listing {
  /** As AWS spells it. */
  readonly name: string
  readonly rule: PaginationRule
  readonly differs: Difference | undefined
  /** Idempotency tokens: each side makes its own. */
  readonly random: readonly string[]
}

const all: readonly Case[] = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  const paged = model.operationNames
    .flatMap((name) => model.operation(name) ?? [])
    .filter((o) => o.paginationRule && o.paginationRule.inferredFrom === undefined)
  return paged.map((operation) => ({
    service,
    rule: operation.paginationRule as PaginationRule,
    name: operation.name,
    operation: snakeCase(operation.name),
    input: requiredInput(operation),
    differs: differsFromBoto3[service] ?? differsFromBoto3[`${service}.${operation.name}`],
    random: [...(operation.input?.members.values() ?? [])]
      .filter((m) => m.traits.idempotencyToken)
      .map((m) => m.name),
  }))
})
const compared = all.filter(({ differs }) => differs?.leaves !== 'all')
/** Told from ListBuckets by its host alone, which no request to a local endpoint has. */
const alone = new Set(['s3.ListDirectoryBuckets'])
const groupOf = ({ service, name }: Case) =>
  alone.has(`${service}.${name}`) ? `${service}, ${name} alone` : service
const groups = [...new Set(compared.map(groupOf))].map((group) => ({
  group,
  cases: compared.filter((one) => groupOf(one) === group),
}))

/** What of a request must be the same: with its query in one order, since that order means nothing. */
function wire({ input, method, path, headers }: ReceivedRequest, random: readonly string[]): unknown {
  const url = new URL(path, 'http://simulator')
  const query = [...url.searchParams].map(([key, value]) => `${key}=${value}`).sort()
  const kept = Object.fromEntries(headersThatMatter.map((name) => [name, headers[name]]))
  const stable = Object.fromEntries(Object.entries(input).filter(([name]) => !random.includes(name)))
  return { input: plain(stable), method, path: decodeURIComponent(url.pathname), query, headers: kept }
}

/** Whether a rule says anything of a member: boto3 gives no other. */
function isNamed({ resultKeys, nonAggregateKeys }: PaginationRule, name: string): boolean {
  const paths = [...resultKeys, ...nonAggregateKeys, 'NextToken', 'pages']
  return paths.some((path) => path === name || path.startsWith(`${name}.`))
}

async function listWithNexttoken(endpoint: string, { service, operation, input }: Listing): Promise<unknown> {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const config = { region: 'us-east-1', endpoint, credentials, disableHostPrefix: true, maxAttempts: 1 }
  const pages = client(service, config).paginate(operation, input)
  if (pages.resultKeys.length > 0) return pages.buildFullResult()
  const all: unknown[] = []
  for await (const page of pages) all.push({ ...page, $metadata: undefined, ResponseMetadata: null })
  return { pages: all }
}

describe('every paginator that boto3 has', () => {
  let boto3: Boto3
  beforeAll(() => {
    boto3 = startBoto3()
  })
  afterAll(() => boto3.stop())

  it('is compared: over 3,250, with a reason for each of the few exceptions', () => {
    expect(all.length).toBeGreaterThan(3250)
    expect(all.length - compared.length).toBeLessThan(60)
    const left = new Set(all.filter(({ differs }) => differs).map(({ differs }) => differs))
    expect(left).toEqual(new Set(Object.values(differsFromBoto3)))
  })

  describe.each(groups)('of $group', ({ cases }) => {
    let aws: Simulation
    beforeAll(async () => {
      aws = await simulate(
        Object.fromEntries(cases.map((one) => [`${one.service}.${one.name}`, { items: 7, pageSize: 3 }])),
      )
    })
    afterAll(() => aws.close())

    it('sends the same requests and gives the same merged result', async () => {
      const theirs = await boto3.list(aws.endpoint, cases)
      const before = aws.requests.length
      for (const [index, one] of cases.entries()) {
        const expected = theirs[index]
        expect.soft(expected?.error, `boto3, ${one.name}`).toBeUndefined()
        const merged = plain(await listWithNexttoken(aws.endpoint, one))
        if (one.differs?.leaves === 'result') continue
        const left = one.differs?.leaves === 'all' ? [] : one.differs?.leaves
        const known = (result: unknown) => withoutAbsent(knownToBoto3(one.rule, result, left))
        const same = known(comparable(merged, expected?.result))
        expect.soft(same, one.name).toEqual(known(expected?.result))
        const beyond = Object.keys(Object(expected?.result)).filter((name) => !isNamed(one.rule, name))
        expect.soft(beyond, `what boto3 gives of ${one.name} beside its rule`).toEqual([])
      }
      for (const one of cases) {
        const requests = (side: readonly ReceivedRequest[]) =>
          side.filter(({ operation }) => operation === one.name).map((request) => wire(request, one.random))
        const [boto3s, ours] = [requests(aws.requests.slice(0, before)), requests(aws.requests.slice(before))]
        expect.soft(ours, `requests of ${one.name}`).toEqual(boto3s)
        expect.soft(boto3s.length, `pages of ${one.name}`).toBeGreaterThan(1)
      }
    })
  })
})
