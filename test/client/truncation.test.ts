import '../support/quiet-warnings.js'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { type ClientConfig, client, PaginationError } from 'nexttoken'
import { type Simulation, type SimulationPlan, simulate } from 'nexttoken/simulator'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'

const here = fileURLToPath(import.meta.url)
const warnings: Error[] = []
const listen = (warning: Error) => {
  if (warning.name === 'NextTokenWarning') warnings.push(warning)
}

beforeEach(() => {
  warnings.length = 0
  process.on('warning', listen)
})
afterEach(() => {
  process.off('warning', listen)
})

async function simulated(plan: SimulationPlan): Promise<Simulation> {
  const aws = await simulate(plan)
  onTestFinished(() => aws.close())
  return aws
}

function configOf(aws: Simulation, onTruncated?: ClientConfig['onTruncated']): ClientConfig {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  return { region: 'us-east-1', endpoint: aws.endpoint, credentials, onTruncated }
}

/** Process warnings come in a later turn. */
async function warned(): Promise<readonly Error[]> {
  await new Promise((resolve) => setImmediate(resolve))
  return warnings
}

async function caught(promise: Promise<unknown>): Promise<PaginationError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof PaginationError) return error
  throw new Error(`expected a PaginationError, got ${String(error)}`)
}

describe('a single call whose answer contains a token', () => {
  it('is allowed by default, as in boto3', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 150 } })
    for (const mode of [undefined, 'ignore'] as const) {
      expect((await client('sns', configOf(aws, mode)).listTopics()).Topics).toHaveLength(100)
    }
    expect(await warned()).toEqual([])
  })

  it('warns once per call site, with file and line, operation, count and remedy', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 150 } })
    const sns = client('sns', configOf(aws, 'warn'))
    for (let round = 0; round < 3; round++) await sns.listTopics()
    for (let round = 0; round < 3; round++) await sns.call('ListTopics')
    await sns.listTopics({}, { timeout: 10_000 })
    const messages = (await warned()).map((warning) => warning.message)
    expect(messages).toHaveLength(3)
    const lines = messages.map((message) => Number(/:(\d+):\d+\)$/.exec(message)?.[1]))
    expect(lines).toEqual([lines[0], Number(lines[0]) + 1, Number(lines[0]) + 2])
    for (const message of messages) {
      expect(message).toMatch(/^sns\.ListTopics: only the first 100 Topics were returned; use/)
      expect(message).toContain("paginate('list_topics')")
      expect(message).toContain('pass NextToken')
      expect(message).toContain(here)
    }
  })

  it('warns without a call site if stack traces are turned off', async () => {
    const aws = await simulated({ 'sns.ListSubscriptions': { items: 150 } })
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    const call = client('sns', configOf(aws, 'warn')).listSubscriptions()
    Error.stackTraceLimit = limit
    await call
    expect((await warned()).map((warning) => warning.message)).toEqual([
      expect.stringContaining('an unknown place'),
    ])
  })

  it('throws an error that carries the page without printing it', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 150 } })
    const error = await caught(client('sns', configOf(aws, 'error')).listTopics())
    expect(error).toMatchObject({ code: 'Pagination', service: 'sns', operation: 'ListTopics' })
    expect(error.message).toContain("paginate('list_topics')")
    expect(error.page).toMatchObject({ NextToken: expect.any(String), $metadata: { httpStatusCode: 200 } })
    expect(Reflect.get(error.page ?? {}, 'Topics')).toHaveLength(100)
    expect(inspect(error)).not.toContain('TopicArn')
  })

  it.each([{ mode: 'warn' }, { mode: 'error' }] as const)(
    'is accepted in a manual loop, in a paginator, and if everything was returned ($mode)',
    async ({ mode }) => {
      const aws = await simulated({
        'sns.ListTopics': { items: 250 },
        'sns.ListPlatformApplications': { items: 3 },
      })
      const sns = client('sns', configOf(aws, mode))
      let rounds = 0
      let token: unknown
      do {
        token = (await sns.listTopics({ NextToken: token })).NextToken
        rounds++
      } while (token)
      expect(rounds).toBe(3)
      expect(await sns.paginate('list_topics').items().toArray()).toHaveLength(250)
      expect((await sns.listPlatformApplications()).PlatformApplications).toHaveLength(3)
      expect(await warned()).toEqual([])
    },
  )

  it('is accepted for operations that return a token with every answer', async () => {
    const aws = await simulated({ 'logs.GetLogEvents': { items: 3 } })
    const logs = client('logs', configOf(aws, 'error'))
    const page = await logs.call('GetLogEvents', { logGroupName: 'g', logStreamName: 's' })
    expect(page.events).toHaveLength(3)
  })

  it.each(['Warn', '', true, null, {}])('refuses %j as a mode', (mode) => {
    const config = {}
    Reflect.set(config, 'onTruncated', mode)
    expect(() => client('sns', config)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringContaining("'warn'") }),
    )
  })
})

describe('hasMore', () => {
  it.each(['list_topics', 'listTopics', 'ListTopics'] as const)(
    'knows from the rule of %s whether another page follows',
    async (name) => {
      const aws = await simulated({ 'sns.ListTopics': { items: 150 } })
      const sns = client('sns', configOf(aws))
      const first = await sns.listTopics()
      expect(sns.hasMore(name, first)).toBe(true)
      expect(sns.hasMore(name, await sns.listTopics({ NextToken: first.NextToken }))).toBe(false)
    },
  )

  it.each([
    { page: { Contents: [], IsTruncated: true, NextContinuationToken: 't' }, more: true },
    { page: { Contents: [], IsTruncated: true }, more: true },
    { page: { Contents: [], IsTruncated: false, NextContinuationToken: 't' }, more: false },
    { page: { Contents: [] }, more: false },
  ])('reads a flag before a token: $page', ({ page, more }) => {
    const s3: { hasMore(name: string, page: object): boolean } = client('s3')
    expect(s3.hasMore('list_objects_v2', page)).toBe(more)
  })

  it('refuses operations without pages, and values that are not pages', () => {
    const sns: { hasMore(name: string, page: object): boolean } = client('sns')
    expect(() => sns.hasMore('publish', {})).toThrow(
      expect.objectContaining({ code: 'OperationNotPageable' }),
    )
    expect(() => sns.hasMore('publsh', {})).toThrow(expect.objectContaining({ code: 'UnknownOperation' }))
    expect(() => sns.hasMore('list_topics', Promise.resolve({}))).toThrow(/await/)
    expect(() => Reflect.apply(sns.hasMore, sns, ['list_topics', undefined])).toThrow(PaginationError)
  })
})
