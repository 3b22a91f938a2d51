import { HttpResponse } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { scripted } from '../services/support/scripted-service.js'

interface Answers {
  readonly cachePeriod?: number
  readonly endpoints?: readonly object[]
}

/** Timestream at AWS's own endpoint, as far as the requests go. */
function timestream({ cachePeriod = 10, endpoints }: Answers) {
  const sent: { host: string; target: string; headers: HttpRequest['headers'] }[] = []
  const found = endpoints ?? [
    { Address: 'cell7.timestream.eu-west-1.amazonaws.com', CachePeriodInMinutes: cachePeriod },
  ]
  const requestHandler = {
    async handle(request: HttpRequest) {
      const target = request.headers['x-amz-target']?.split('.').at(-1) ?? ''
      sent.push({ host: request.hostname, target, headers: request.headers })
      const body = target === 'DescribeEndpoints' ? { Endpoints: found } : { Databases: [] }
      return { response: new HttpResponse({ statusCode: 200, body: Buffer.from(JSON.stringify(body)) }) }
    },
  }
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
  return { sent, service: client('timestream-write', { region: 'eu-west-1', credentials, requestHandler }) }
}

const regional = 'ingest.timestream.eu-west-1.amazonaws.com'
const cell = 'cell7.timestream.eu-west-1.amazonaws.com'

describe('a service with endpoint discovery', () => {
  it('is asked for its endpoint once, and then called there', async () => {
    const { sent, service } = timestream({})
    await service.listDatabases()
    await service.listDatabases()
    expect(sent.map(({ host, target }) => [host, target])).toEqual([
      [regional, 'DescribeEndpoints'],
      [cell, 'ListDatabases'],
      [cell, 'ListDatabases'],
    ])
    expect(sent[0]?.headers['x-amz-api-version']).toBe('2018-11-01')
    expect(sent[1]?.headers).toMatchObject({
      host: cell,
      authorization: expect.stringContaining('/eu-west-1/timestream/aws4_request'),
    })
  })

  it('is asked again when the endpoint has expired', async () => {
    const { sent, service } = timestream({ cachePeriod: 0 })
    await service.listDatabases()
    await service.listDatabases()
    expect(sent.filter(({ target }) => target === 'DescribeEndpoints')).toHaveLength(2)
  })

  it.each([{ endpoints: [] }, { endpoints: [{ Address: '' }] }])(
    'is an error if it names no endpoint: %j',
    async ({ endpoints }) => {
      const { service } = timestream({ endpoints })
      await expect(service.listDatabases()).rejects.toMatchObject({
        code: 'ResponseParse',
        message: expect.stringContaining('DescribeEndpoints'),
      })
    },
  )

  it('is not asked if the caller passes an endpoint', async () => {
    const service = await scripted('timestream-write', { body: '{}' })
    await service.client.listDatabases()
    expect(service.requests).toHaveLength(1)
  })

  it('is asked without a discovery of its own', async () => {
    const { sent, service } = timestream({})
    await service.describeEndpoints()
    expect(sent).toHaveLength(1)
  })

  it('lets the signal and the timeout of a call end the wait for discovery', async () => {
    const requestHandler = { handle: () => new Promise<never>(() => {}) }
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const service = client('timestream-write', { region: 'eu-west-1', credentials, requestHandler })
    const aborting = new AbortController()
    const aborted = service.listDatabases({}, { signal: aborting.signal })
    const late = service.listDatabases({}, { timeout: 5 })
    await expect(late).rejects.toMatchObject({ code: 'Timeout' })
    aborting.abort()
    await expect(aborted).rejects.toMatchObject({ code: 'Aborted' })
  })
})

describe('credentials that never come', () => {
  const credentials = () => new Promise<never>(() => {})

  it.each([
    { words: 'in a call whose host has the account', service: 'dynamodb', operation: 'ListTables' },
    { words: 'in any other call', service: 'sns', operation: 'ListTopics' },
  ])('end with the signal and the timeout $words', async ({ service, operation }) => {
    const ours = client(service, { region: 'eu-west-1', credentials })
    const aborting = new AbortController()
    const { signal } = aborting
    const call = ours.call(operation, {}, { signal })
    const pages = ours.paginate(operation, {}, { signal })[Symbol.asyncIterator]().next()
    await expect(ours.call(operation, {}, { timeout: 5 })).rejects.toMatchObject({ code: 'Timeout' })
    aborting.abort()
    await expect(call).rejects.toMatchObject({ code: 'Aborted' })
    await expect(pages).rejects.toMatchObject({ code: 'Aborted' })
  })
})
