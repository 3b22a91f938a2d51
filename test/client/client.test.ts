import { client, NextTokenError, ParamValidationError, ServiceError, services, session } from 'nexttoken'
import { type Simulation, type SimulationPlan, simulate } from 'nexttoken/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'
import { startHttpServer } from '../support/http-server.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-secret-that-nobody-sees' }

async function simulated(plan: SimulationPlan): Promise<Simulation> {
  const aws = await simulate(plan)
  onTestFinished(() => aws.close())
  return aws
}

async function rejection(promise: Promise<unknown>): Promise<NextTokenError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof NextTokenError) return error
  throw new Error(`expected a NextTokenError, got ${String(error)}`)
}

describe('client', () => {
  it('has a method for every operation of every service, and no member that hides one', () => {
    for (const { name } of services()) {
      const made = client(name)
      for (const operation of made.operations) {
        const method = operation[0].toLowerCase() + operation.slice(1)
        expect(typeof Reflect.get(made, method), `${name}.${method}`).toBe('function')
      }
    }
  })

  it.each([
    { wrong: 'snss', message: /"sns"/ },
    { wrong: 'cloudwatchlogs', message: /"logs"/ },
    { wrong: '', message: /service/ },
  ])('refuses the unknown service "$wrong" at once, with the nearest names', ({ wrong, message }) => {
    expect(() => client(wrong)).toThrow(
      expect.objectContaining({ code: 'UnknownService', message: expect.stringMatching(message) }),
    )
  })

  it('returns members by their AWS names, and $metadata', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 3 } })
    const page = await client('sns', {
      region: 'us-east-1',
      endpoint: aws.endpoint,
      credentials,
    }).listTopics()
    expect(page.Topics).toHaveLength(3)
    expect(page.$metadata).toMatchObject({ httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 })
    expect(page.$metadata.requestId).toMatch(/\w/)
  })

  it('calls an operation by any spelling of its name', async () => {
    const aws = await simulated({ 'iam.ListUsers': { items: 2 } })
    const iam = client('iam', { endpoint: aws.endpoint, credentials })
    for (const name of ['ListUsers', 'listUsers', 'list_users']) {
      expect((await iam.call(name)).Users).toHaveLength(2)
    }
    expect(await rejection(iam.call('ListUserz'))).toMatchObject({
      code: 'UnknownOperation',
      message: expect.stringContaining('did you mean "ListUsers"'),
    })
  })

  it('returns an empty list if AWS omits the list of a page (aws/aws-sdk-js-v3#1613)', async () => {
    const server = await startHttpServer((_, response) => {
      response.setHeader('content-type', 'application/xml')
      response.end('<ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated></ListBucketResult>')
    })
    const endpoint = `http://127.0.0.1:${server.port}`
    const s3 = client('s3', { region: 'us-east-1', endpoint, credentials })
    const page = await s3.listObjectsV2({ Bucket: 'b' })
    expect(page).toMatchObject({ Contents: [], CommonPrefixes: [], IsTruncated: false })
    expect(await s3.paginate('list_objects_v2', { Bucket: 'b' }).items().toArray()).toEqual([])
  })

  it('validates before any request, unless validation is turned off', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 1 } })
    const config = { region: 'us-east-1', endpoint: aws.endpoint, credentials }
    const error = await rejection(client('sns', config).listTopics({ NextTokn: 1 }))
    expect(error).toBeInstanceOf(ParamValidationError)
    expect(error.message).toBe('sns.ListTopics: unknown parameter "NextTokn"; did you mean "NextToken"?')
    expect(aws.requests).toHaveLength(0)
    await client('sns', { ...config, parameterValidation: false }).listTopics({ NextTokn: 1 })
    expect(aws.requests).toHaveLength(1)
  })

  it('throws a service error with its code, status and request id', async () => {
    const aws = await simulated({ 'logs.DescribeLogGroups': { items: 1 } })
    const logs = client('logs', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    const error = await rejection(logs.describeLogGroups({ nextToken: 'not one of yours' }))
    expect(error).toBeInstanceOf(ServiceError)
    expect(error).toMatchObject({
      service: 'logs',
      operation: 'DescribeLogGroups',
      code: 'InvalidParameterException',
      statusCode: 400,
      retryable: false,
      attempts: 1,
      requestId: expect.stringMatching(/\w/),
    })
  })

  it('retries a throttled call and reports the number of retries', async () => {
    const aws = await simulated({ 'iam.ListRoles': { items: 1, faults: [{ on: 1, kind: 'error' }] } })
    const page = await client('iam', { endpoint: aws.endpoint, credentials }).listRoles()
    expect(page.$metadata.attempts).toBe(2)
    expect(aws.requests).toHaveLength(2)
  })

  it.each([
    { words: 'a region', config: { credentials }, code: 'MissingRegion' },
    {
      words: 'a usable endpoint',
      config: { region: 'us-east-1', credentials, endpoint: 'nowhere' },
      code: 'InvalidConfiguration',
    },
  ])('says in one line that $words are missing', async ({ config, code }) => {
    setAwsEnvironment({})
    const error = await rejection(client('sns', config).listTopics())
    expect(error.code).toBe(code)
    expect(error.message).not.toContain('\n')
  })

  it('never shows a secret: not in an error, not to the logger', async () => {
    const seen: unknown[] = []
    const write = (record: unknown) => void seen.push(record)
    const logger = { debug: write, info: write, warn: write, error: write }
    const server = await startHttpServer((_, response) => response.writeHead(403).end('no'))
    const config = { region: 'us-east-1', endpoint: `http://127.0.0.1:${server.port}`, credentials, logger }
    const error = await rejection(
      client('ssm', config).putParameter({ Name: 'n', Value: 'hunter2', Type: 'SecureString' }),
    )
    const shown = JSON.stringify(seen) + error.message + JSON.stringify(error)
    expect(seen.length).toBeGreaterThan(0)
    for (const secret of [credentials.secretAccessKey, 'hunter2', 'Signature='])
      expect(shown).not.toContain(secret)
  })

  it('reports the number of attempts with an answer that cannot be parsed', async () => {
    const server = await startHttpServer((_, response) => {
      response.setHeader('x-amzn-requestid', 'the-request')
      response.end('{"TableNames":["aaa"}')
    })
    const config = { region: 'us-east-1', endpoint: `http://127.0.0.1:${server.port}`, credentials }
    const error = await rejection(client('dynamodb', config).listTables())
    expect(error).toMatchObject({ code: 'ResponseParse', attempts: 1, requestId: 'the-request' })
  })

  it('accepts null for the options, and refuses to paginate an operation without pages', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 1 } })
    const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    expect((await Reflect.apply(sns.listTopics, sns, [{}, null])).Topics).toHaveLength(1)
    expect(Reflect.apply(sns.canPaginate, sns, [undefined])).toBe(false)
  })

  it('stops at once when aborted while the server hangs', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 1, faults: [{ on: 'every 1', kind: 'hang' }] } })
    const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    expect(await rejection(sns.listTopics({}, { signal: AbortSignal.timeout(50) }))).toMatchObject({
      name: 'AbortError',
    })
    expect(await rejection(sns.listTopics({}, { timeout: 50 }))).toMatchObject({ code: 'Timeout' })
    const aborted = sns.paginate('list_topics', {}, { signal: AbortSignal.abort() })
    expect(await rejection(aborted.items().toArray())).toMatchObject({ name: 'AbortError', code: 'Aborted' })
  })

  it('accepts a model in the JSON format of botocore', async () => {
    const server = await startHttpServer((_, response) => response.end('{"Names":["Polly"],"nextToken":""}'))
    const service = {
      metadata: { apiVersion: '1', endpointPrefix: 'parrots', protocol: 'rest-json', serviceId: 'Parrots' },
      operations: {
        ListParrots: {
          name: 'ListParrots',
          http: { method: 'GET', requestUri: '/parrots' },
          output: { shape: 'Parrots' },
        },
      },
      shapes: {
        Parrots: { type: 'structure', members: { Names: { shape: 'Names' }, nextToken: { shape: 'Name' } } },
        Names: { type: 'list', member: { shape: 'Name' } },
        Name: { type: 'string' },
      },
    }
    const parrots = client(
      { service },
      { region: 'us-east-1', endpoint: `http://127.0.0.1:${server.port}`, credentials },
    )
    expect(await parrots.listParrots()).toMatchObject({ Names: ['Polly'] })
    expect(parrots.canPaginate('list_parrots')).toBe(false)
    expect(() => parrots.getPaginator('list_parrots')).toThrow(
      expect.objectContaining({ code: 'OperationNotPageable' }),
    )
  })

  it('describes an operation as plain data', () => {
    const summary = client('sns').describe('list_topics')
    expect(JSON.parse(JSON.stringify(summary))).toMatchObject({
      service: 'sns',
      name: 'ListTopics',
      pagination: { inputTokens: ['NextToken'], outputTokens: ['NextToken'], resultKeys: ['Topics'] },
    })
  })

  it('fills in idempotency tokens without changing the input', async () => {
    const bodies: string[] = []
    const server = await startHttpServer((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => void bodies.push(chunk))
      request.on('end', () => response.end('{}'))
    })
    const config = { region: 'us-east-1', endpoint: `http://127.0.0.1:${server.port}`, credentials }
    const input = Object.freeze({ Name: 'n', SecretString: 's' })
    await client('secretsmanager', config).createSecret(input)
    expect(JSON.parse(bodies.join('')).ClientRequestToken).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('shares one prototype among the clients of a service', () => {
    expect(Object.getPrototypeOf(client('sns'))).toBe(
      Object.getPrototypeOf(client('sns', { region: 'eu-west-1' })),
    )
  })
})

describe('session', () => {
  it('fetches credentials once for all of its clients', async () => {
    const aws = await simulated({ 'sns.ListTopics': { items: 1 }, 'iam.ListUsers': { items: 1 } })
    let asked = 0
    const provider = async () => {
      asked++
      return credentials
    }
    const shared = session({ region: 'us-east-1', endpoint: aws.endpoint, credentials: provider })
    await shared.client('sns').listTopics()
    await shared.client('iam', { region: 'eu-west-1' }).listUsers()
    expect(asked).toBe(1)
    expect(aws.requests).toHaveLength(2)
  })
})
