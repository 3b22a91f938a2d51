import { request as httpRequest } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type OperationPlan, type Simulation, simulate } from '../../src/simulator/index.js'

const running: Simulation[] = []

async function start(topics: OperationPlan, port?: number): Promise<Simulation> {
  const aws = await simulate({ 'sns.ListTopics': topics }, port === undefined ? {} : { port })
  running.push(aws)
  return aws
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((aws) => aws.close()))
})

function listTopics(aws: Simulation, token?: string, signal?: AbortSignal): Promise<Response> {
  const body = new URLSearchParams({
    Action: 'ListTopics',
    Version: '2010-03-31',
    ...(token ? { NextToken: token } : {}),
  })
  return fetch(aws.endpoint, { method: 'POST', body, signal: signal ?? null })
}

async function page(
  response: Response,
): Promise<{ status: number; topics: number; token: string | undefined }> {
  const text = await response.text()
  const token = /<NextToken>(.*)<\/NextToken>/.exec(text)?.[1]
  return { status: response.status, topics: text.split('<TopicArn>').length - 1, token }
}

/** The status, or what became of the connection. */
async function outcome(response: Promise<Response>): Promise<string> {
  try {
    const answer = await response
    await answer.arrayBuffer()
    return String(answer.status)
  } catch (error) {
    return (error as Error).name
  }
}

describe('simulate', () => {
  it('returns 103 topics as 100 with a token, then 3', async () => {
    const aws = await start({ items: 103 })
    expect(aws.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const first = await page(await listTopics(aws))
    expect(first).toEqual({ status: 200, topics: 100, token: expect.any(String) })
    expect(await page(await listTopics(aws, first.token))).toEqual({
      status: 200,
      topics: 3,
      token: undefined,
    })
  })

  it('records requests and answers', async () => {
    const aws = await start({ items: 103 })
    const { token } = await page(await listTopics(aws))
    await page(await listTopics(aws, token))
    await page(await listTopics(aws, 'no'))
    expect(aws.requests).toMatchObject([
      {
        number: 1,
        service: 'sns',
        operation: 'ListTopics',
        input: {},
        method: 'POST',
        path: '/',
        statusCode: 200,
        items: 100,
      },
      { number: 2, input: { NextToken: token }, statusCode: 200, items: 3 },
      { number: 3, input: { NextToken: 'no' }, statusCode: 400, items: 0 },
    ])
  })

  it('closes at the end of its scope, with its keep-alive connections', async () => {
    const aws = await start({ items: 1 })
    await page(await listTopics(aws))
    await aws[Symbol.asyncDispose]()
    await aws.close()
    expect(await outcome(listTopics(aws))).toBe('TypeError')
  })

  it('accepts a port, and reports a port in use', async () => {
    const aws = await start({})
    const port = Number(new URL(aws.endpoint).port)
    await expect(start({}, port)).rejects.toThrow(/EADDRINUSE/)
  })

  it('delays its answers without delaying `close`', async () => {
    const quick = await start({ items: 1, latency: 30 })
    const from = performance.now()
    await page(await listTopics(quick))
    expect(performance.now() - from).toBeGreaterThanOrEqual(29)
    const slow = await start({ items: 1, latency: 60_000 })
    const waiting = outcome(listTopics(slow))
    await expect.poll(() => slow.requests.length).toBe(1)
    await slow.close()
    expect(await waiting).toBe('TypeError')
  })
})

const PAGE = '200'
const faults: { words: string; faults: OperationPlan['faults']; outcomes: string[] }[] = [
  { words: 'throttle on the second', faults: [{ on: 2, kind: 'throttle' }], outcomes: [PAGE, '400', PAGE] },
  {
    words: 'error on every second',
    faults: [{ on: 'every 2', kind: 'error' }],
    outcomes: [PAGE, '500', PAGE, '500'],
  },
  {
    words: 'reset before the answer',
    faults: [{ on: [1, 3], kind: 'reset' }],
    outcomes: ['TypeError', PAGE, 'TypeError'],
  },
  {
    words: 'reset in the body',
    faults: [{ on: 1, kind: 'reset', at: 'body' }],
    outcomes: ['TypeError', PAGE],
  },
  {
    words: 'what a function says',
    faults: [{ on: ({ number, input }) => number > 1 && input.NextToken === undefined, kind: 'error' }],
    outcomes: [PAGE, '500'],
  },
  {
    words: 'the first of several',
    faults: [
      { on: 1, kind: 'error' },
      { on: 'every 1', kind: 'throttle' },
    ],
    outcomes: ['500', '400'],
  },
]

describe('a fault', () => {
  it.each(faults)('is injected: $words', async ({ faults, outcomes }) => {
    const aws = await start({ items: 3, faults: faults ?? [] })
    const seen: string[] = []
    for (const _ of outcomes) seen.push(await outcome(listTopics(aws)))
    expect(seen).toEqual(outcomes)
  })

  it('of kind malformed cuts the page, not the connection', async () => {
    const aws = await start({ items: 3, faults: [{ on: 1, kind: 'malformed' }] })
    const text = await (await listTopics(aws)).text()
    expect(text).toContain('<Topics>')
    expect(text).not.toContain('</ListTopicsResponse>')
  })

  it('of kind reset in the body sends headers and half of the page', async () => {
    const aws = await start({ items: 50, faults: [{ on: 1, kind: 'reset', at: 'body' }] })
    const got = await new Promise<{ length: number; bytes: number; code: string }>((resolve) => {
      const body = 'Action=ListTopics&Version=2010-03-31'
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const sent = httpRequest(aws.endpoint, { method: 'POST', headers }, (response) => {
        let bytes = 0
        const length = Number(response.headers['content-length'])
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length
        })
        response.on('error', (error: NodeJS.ErrnoException) =>
          resolve({ length, bytes, code: error.code ?? '' }),
        )
      })
      sent.end(body)
    })
    expect(got).toEqual({ length: got.length, bytes: got.length >> 1, code: 'ECONNRESET' })
    expect(aws.requests).toMatchObject([{ statusCode: 200, fault: 'reset' }])
  })

  it.each(['start', 'body'] as const)('of kind hang sends nothing from the %s on', async (at) => {
    const aws = await start({ items: 3, faults: [{ on: 1, kind: 'hang', at }] })
    expect(await outcome(listTopics(aws, undefined, AbortSignal.timeout(60)))).toBe('TimeoutError')
    expect(aws.requests).toMatchObject([{ fault: 'hang', statusCode: at === 'body' ? 200 : undefined }])
  })

  it('of kind loop leads back to the second page', async () => {
    const aws = await start({ items: 9, pageSize: 3, faults: [{ on: 'every 2', kind: 'loop' }] })
    const first = await page(await listTopics(aws))
    const second = await page(await listTopics(aws, first.token))
    expect(second).toEqual({ status: 200, topics: 3, token: first.token })
  })
})
