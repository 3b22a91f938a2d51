import { crc32 } from 'node:zlib'
import { client } from 'nexttoken'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, onTestFinished, vi } from 'vitest'
import { RequestTemplate } from '../../../src/client/listing/request-template.js'
import { startHttpServer } from '../../support/http-server.js'
import { credentials, rejection } from '../../wire/support/wire-server.js'
import { type Interrupt, pagingService } from './support/paging-service.js'

type Topics = { Topics: readonly { TopicArn: string }[] }

let fill: MockInstance<RequestTemplate['fill']>
beforeEach(() => {
  fill = vi.spyOn(RequestTemplate.prototype, 'fill')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** How many requests were made by a template. */
function byTemplate(): number {
  return fill.mock.results.filter(({ value }) => value !== undefined).length
}

/** The numbers of the topics, one of each page. `onPage` is called after each page. */
async function numbersOf(pages: AsyncIterable<unknown>, onPage: (count: number) => void = () => {}) {
  const numbers: number[] = []
  for await (const { Topics } of pages as AsyncIterable<Topics>) {
    for (const { TopicArn } of Topics) numbers.push(Number(TopicArn.slice('arn:'.length)))
    onPage(numbers.length)
  }
  return numbers
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

const refuseAt =
  (at: number, code: string, status = 400): Interrupt =>
  (number, response) => {
    if (number !== at) return false
    response.writeHead(status).end(`<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`)
    return true
  }

describe('a listing whose pages are made by a template', () => {
  it('makes three pages from their inputs, and all others by it', async () => {
    const { sns, sent } = await pagingService(10)
    expect(await numbersOf(sns.paginate('list_topics'))).toEqual(upTo(10))
    expect(byTemplate()).toBe(7)
    expect(new Set(sent.map(({ invocationId }) => invocationId)).size).toBe(10)
    expect(new Set(sent.map(({ attempt }) => attempt))).toEqual(new Set(['attempt=1; max=3']))
  })

  it('is signed by new credentials as soon as the provider has them', async () => {
    const identity = { ...credentials, expiration: new Date(Date.now() + 3_600_000) }
    let current = identity
    const provider = async () => current
    const { sns, sent } = await pagingService(12, undefined, { credentials: provider })
    const rotate = (count: number) => {
      if (count !== 5) return
      current = { ...identity, accessKeyId: 'AKIDROTATED', expiration: new Date(Date.now() + 3_600_000) }
      identity.expiration = new Date(Date.now() + 1000)
    }
    expect(await numbersOf(sns.paginate('list_topics'), rotate)).toEqual(upTo(12))
    const keys = sent.map(({ accessKeyId }) => accessKeyId)
    expect(keys).toEqual([...Array(5).fill('AKIDEXAMPLE'), ...Array(7).fill('AKIDROTATED')])
    // Pages 4 and 5, and all after the two that it is learnt from again.
    expect(byTemplate()).toBe(2 + 5)
  })

  it('notices fields of the credentials that the caller changed', async () => {
    const identity = { ...credentials }
    const { sns, sent } = await pagingService(8, undefined, { credentials: identity })
    const change = (count: number) => {
      if (count === 5) identity.accessKeyId = 'AKIDCHANGED'
    }
    await numbersOf(sns.paginate('list_topics'), change)
    expect(sent.map(({ accessKeyId }) => accessKeyId).slice(3, 7)).toEqual([
      ...['AKIDEXAMPLE', 'AKIDEXAMPLE', 'AKIDCHANGED', 'AKIDCHANGED'],
    ])
  })

  it('retries a page that was throttled, as the same call, and counts it', async () => {
    const { sns, sent } = await pagingService(8, refuseAt(6, 'Throttling'))
    const pages = sns.paginate('list_topics')
    expect(await numbersOf(pages)).toEqual(upTo(8))
    expect(pages.receipt).toMatchObject({ outcome: 'complete', requests: 9, retries: 1, throttles: 1 })
    expect(sent[6]).toEqual({ ...sent[5], date: sent[6]?.date, attempt: 'attempt=2; max=3' })
    expect(byTemplate()).toBe(5)
  })

  it('retries a page whose connection broke, and says so in the error of the last attempt', async () => {
    const reset: Interrupt = (number, response) => {
      if (number < 6) return false
      response.destroy()
      return true
    }
    const { sns, sent } = await pagingService(8, reset)
    const pages = sns.paginate('list_topics')
    const error = await rejection(numbersOf(pages))
    expect(error).toMatchObject({ code: 'Network', attempts: 3 })
    expect(error.message).toMatch(/^sns\.ListTopics: attempt 3 on 127\.0\.0\.1/)
    expect(pages.receipt).toMatchObject({ outcome: 'error', pages: 5, requests: 8, retries: 2 })
    expect(new Set(sent.slice(5).map(({ invocationId }) => invocationId)).size).toBe(1)
  })

  it('reports the refusal of a page as every call does, with its input', async () => {
    const { sns } = await pagingService(8, refuseAt(6, 'AuthorizationError', 403))
    const error = await rejection(numbersOf(sns.paginate('list_topics')))
    expect(error).toMatchObject({
      code: 'AuthorizationError',
      statusCode: 403,
      attempts: 1,
      operation: 'ListTopics',
    })
  })

  it('is signed by the clock of its service', async () => {
    const ahead = 3_600_000
    const skewed: Interrupt = (number, response) => {
      if (number >= 5) response.setHeader('date', new Date(Date.now() + ahead).toUTCString())
      return refuseAt(5, 'RequestTimeTooSkewed', 403)(number, response)
    }
    const { sns, sent } = await pagingService(8, skewed)
    const pages = sns.paginate('list_topics')
    expect(await numbersOf(pages)).toEqual(upTo(8))
    const hours = sent.map(({ date }) => Math.abs(Math.round((timeOf(date) - Date.now()) / ahead)))
    expect(hours).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1])
    expect(byTemplate()).toBe(5)
  })

  it('passes on the trace that its process has at each page', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'list')
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-a')
    const { sns, sent } = await pagingService(9)
    await numbersOf(sns.paginate('list_topics'), (count) => {
      if (count === 5) vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-b')
    })
    expect(sent.map(({ trace }) => trace)).toEqual([
      ...Array(5).fill('Root=1-a'),
      ...Array(4).fill('Root=1-b'),
    ])
    expect(byTemplate()).toBe(2 + 2)
  })

  it('goes on with a new client after destroy()', async () => {
    const { sns } = await pagingService(9)
    const numbers = await numbersOf(sns.paginate('list_topics'), (count) => {
      if (count === 5) sns.destroy()
    })
    expect(numbers).toEqual(upTo(9))
    // Pages 4 and 5, then 8 and 9: it is learnt again from the two pages between.
    expect(byTemplate()).toBe(2 + 2)
  })

  it('ends at once when its signal is aborted in the middle of a page', async () => {
    const controller = new AbortController()
    const hang: Interrupt = (number) => {
      if (number === 6) setImmediate(() => controller.abort(new Error('enough')))
      return number >= 6
    }
    const { sns, sent } = await pagingService(8, hang)
    const pages = sns.paginate('list_topics', {}, { signal: controller.signal })
    const error = await rejection(numbersOf(pages))
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 5 })
    expect(sent).toHaveLength(6)
  })

  it('is prefetched by it, and a loop that is left aborts that request', async () => {
    const { sns, sent } = await pagingService(9)
    const pages = sns.paginate('list_topics', {}, { prefetch: true })
    const numbers: number[] = []
    for await (const { Topics } of pages as AsyncIterable<unknown> as AsyncIterable<Topics>) {
      numbers.push(Topics.length)
      if (numbers.length === 6) break
    }
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', pages: 6 })
    expect(sent.length).toBeLessThanOrEqual(7)
    expect(byTemplate()).toBe(4)
  })

  it('keeps loops over the same pages apart', async () => {
    const { sns } = await pagingService(7)
    const pages = sns.paginate('list_topics')
    const both = await Promise.all([
      numbersOf(pages),
      numbersOf(pages),
      numbersOf(sns.paginate('list_topics')),
    ])
    expect(both).toEqual([upTo(7), upTo(7), upTo(7)])
    expect(byTemplate()).toBe(3 * 4)
  })

  it('follows its bucket to another region, and stays there', async () => {
    const regions: string[] = []
    const { url: endpoint } = await startHttpServer((request, response) => {
      const region = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? ''
      regions.push(region)
      if (regions.length >= 6 && region === 'us-east-1') {
        response.writeHead(301, { 'x-amz-bucket-region': 'eu-west-1' })
        response.end('<Error><Code>PermanentRedirect</Code></Error>')
        return
      }
      const number = Number(/continuation-token=(\d+)/.exec(request.url ?? '')?.[1] ?? 0) + 1
      const more = `<IsTruncated>true</IsTruncated><NextContinuationToken>${number}</NextContinuationToken>`
      const key = `<Contents><Key>${number}</Key></Contents>`
      response.end(`<ListBucketResult>${number < 9 ? more : ''}${key}</ListBucketResult>`)
    })
    const s3 = client('s3', { region: 'us-east-1', endpoint, credentials })
    onTestFinished(() => s3.destroy())
    const pages = s3.paginate('list_objects_v2', { Bucket: 'books' })
    expect(await pages.items().toArray()).toHaveLength(9)
    expect(regions).toEqual([...Array(6).fill('us-east-1'), ...Array(4).fill('eu-west-1')])
    expect(pages.receipt).toMatchObject({ requests: 10, retries: 1 })
    // Pages 4, 5 and 6, then 9: two more are made from their inputs in the new region.
    expect(byTemplate()).toBe(3 + 1)
  })
})

describe('a page of another service', () => {
  it('is requested again if its body does not match its checksum', async () => {
    let count = 0
    const { url: endpoint } = await startHttpServer((request, response) => {
      request.resume()
      count++
      const isLast = count === 8
      const page = JSON.stringify({
        Items: [{ id: { N: String(count) } }],
        ...(!isLast && { LastEvaluatedKey: { id: { N: String(count) } } }),
      })
      const checksum = crc32(page) + (count === 6 ? 1 : 0)
      response.setHeader('x-amz-crc32', String(checksum)).end(page)
    })
    const dynamodb = client('dynamodb', { region: 'us-east-1', endpoint, credentials })
    onTestFinished(() => dynamodb.destroy())
    const pages = dynamodb.paginate('scan', { TableName: 'books' })
    expect(await pages.items().toArray()).toHaveLength(7)
    expect(pages.receipt).toMatchObject({ outcome: 'complete', requests: 8, retries: 1 })
    expect(byTemplate()).toBe(4)
  })
})

describe('nothing is made by a template', () => {
  it.each([
    ['for requests that are not signed', { credentials: false as const }],
    ['for credentials that are about to expire', { credentials: async () => expiring() }],
  ])('%s', async (_, config) => {
    const { sns } = await pagingService(8, undefined, config)
    expect(await numbersOf(sns.paginate('list_topics'))).toEqual(upTo(8))
    expect(byTemplate()).toBe(0)
  })
})

describe('a client whose calls are watched sees every page:', () => {
  it('its logger', async () => {
    const events: unknown[] = []
    const note = (record: unknown) => void events.push(Reflect.get(Object(record), 'event'))
    const logger = { debug: note, info: note, warn: note, error: note }
    const { sns } = await pagingService(7, undefined, { logger })
    await numbersOf(sns.paginate('list_topics'))
    expect(events).toEqual(Array(7).fill(['request', 'response']).flat())
    expect(byTemplate()).toBe(4)
  })

  it('its retry strategy', async () => {
    const seen: string[] = []
    const token = { getRetryCount: () => 0, getRetryDelay: () => 0, getRetryCost: () => undefined }
    const retryStrategy = {
      acquireInitialRetryToken: async () => {
        seen.push('initial')
        return token
      },
      refreshRetryTokenForRetry: async () => {
        seen.push('retry')
        return token
      },
      recordSuccess: () => void seen.push('success'),
    }
    const { sns } = await pagingService(6, refuseAt(5, 'Throttling'), {
      retryStrategy: retryStrategy as never,
    })
    await numbersOf(sns.paginate('list_topics'))
    const plain = ['initial', 'success']
    expect(seen).toEqual([...Array(4).fill(plain).flat(), 'initial', 'retry', 'success', ...plain])
  })
})

function expiring() {
  return { ...credentials, expiration: new Date(Date.now() + 60_000) }
}

function timeOf(date: string): number {
  return Date.parse(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))
}
