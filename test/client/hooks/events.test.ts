import { client, NextTokenError, type RequestEvent, type ResponseEvent, type RetryEvent } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import { refusalOf, type ScriptedAnswer, scripted } from '../../services/support/scripted-service.js'

const listed: ScriptedAnswer = {
  headers: { 'x-amzn-requestid': 'id-2' },
  body: '<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:a</TopicArn></member></Topics></ListTopicsResult></ListTopicsResponse>',
}
const throttled: ScriptedAnswer = {
  status: 400,
  headers: { 'x-amzn-requestid': 'id-1' },
  body: '<ErrorResponse><Error><Code>Throttling</Code><Message>slow down</Message></Error></ErrorResponse>',
}
const denied: ScriptedAnswer = {
  status: 403,
  body: '<ErrorResponse><Error><Code>AuthorizationError</Code><Message>no</Message></Error></ErrorResponse>',
}

/** Waits for the event loop, as a handler does that reads a token from a file. */
const later = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('client.on', () => {
  it('tells requests, responses and retries of a call in their order', async () => {
    const sns = await scripted('sns', throttled, listed)
    const told: [string, object][] = []
    sns.client.on('retry', (event) => told.push(['retry', event]))
    sns.client.on('response', (event) => told.push(['response', event]))
    sns.client.on('request', (event) => told.push(['request', event]))
    await sns.client.call('ListTopics', { NextToken: 'a' })
    expect(told.map(([name]) => name)).toEqual(['request', 'response', 'retry', 'request', 'response'])
    const of = { service: 'sns', operation: 'ListTopics', input: { NextToken: 'a' } }
    const [first, refused, retry, second, answer] = told.map(([, event]) => event)
    expect(first).toMatchObject({ ...of, attempt: 1, request: { method: 'POST', url: `${sns.url}/` } })
    expect((first as RequestEvent).request.body).toBe('Action=ListTopics&Version=2010-03-31&NextToken=a')
    expect(refused).toMatchObject({
      ...of,
      attempt: 1,
      statusCode: 400,
      requestId: 'id-1',
      output: undefined,
    })
    expect((refused as ResponseEvent).error).toMatchObject({ code: 'Throttling' })
    expect(retry).toMatchObject({ ...of, attempt: 1, error: { code: 'Throttling' } })
    expect((retry as RetryEvent).delay).toBeGreaterThanOrEqual(0)
    expect(second).toMatchObject({ ...of, attempt: 2 })
    expect(answer).toMatchObject({
      ...of,
      attempt: 2,
      statusCode: 200,
      requestId: 'id-2',
      headers: { 'x-amzn-requestid': 'id-2' },
      output: { Topics: [{ TopicArn: 'arn:a' }] },
      error: undefined,
    })
    expect((answer as ResponseEvent).milliseconds).toBeGreaterThanOrEqual(0)
  })

  it('calls handlers in the order in which they were added, each after the one before has ended', async () => {
    const sns = await scripted('sns', listed)
    const order: string[] = []
    sns.client.on('request', async () => {
      order.push('first begins')
      await later()
      order.push('first ends')
    })
    sns.client.on('response', async () => {
      await later()
      order.push('response')
    })
    sns.client.on('request', () => order.push('second'))
    await sns.client.call('ListTopics')
    expect([...order, 'output']).toEqual(['first begins', 'first ends', 'second', 'response', 'output'])
  })

  it('returns the function that removes the handler, once', async () => {
    const sns = await scripted('sns', listed)
    let calls = 0
    const count = () => {
      calls++
    }
    const stop = sns.client.on('request', count)
    sns.client.on('request', count)
    await sns.client.call('ListTopics')
    expect(calls).toBe(2)
    stop()
    stop()
    await sns.client.call('ListTopics')
    expect(calls).toBe(3)
  })

  it('a handler can remove itself', async () => {
    const sns = await scripted('sns', listed)
    let calls = 0
    const stop = sns.client.on('request', () => {
      calls++
      stop()
    })
    await sns.client.call('ListTopics')
    await sns.client.call('ListTopics')
    expect(calls).toBe(1)
  })

  it('refuses an unknown event and a handler that is no function, in one message', () => {
    const sns = client('sns', { region: 'us-east-1' })
    const on = sns.on.bind(sns) as unknown as (...given: unknown[]) => void
    expect(() => on('requests', 'no')).toThrow(
      `sns: on() takes 'request', 'response' or 'retry' and a function; got "requests" and a value of type string`,
    )
    expect(() => on('request')).toThrow(NextTokenError)
  })

  it('tells a connection that broke as a retry only', async () => {
    const aws = await simulate({ 'sns.ListTopics': { items: 1, faults: [{ on: 1, kind: 'reset' }] } })
    onTestFinished(() => aws.close())
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials, maxAttempts: 2 })
    const told: string[] = []
    sns.on('response', ({ attempt }) => told.push(`response ${attempt}`))
    sns.on('retry', ({ attempt, error }) => told.push(`retry after ${attempt}: ${error.code}`))
    await sns.call('ListTopics')
    expect(told).toEqual(['retry after 1: Network', 'response 2'])
  })
})

it('a page’s own lists are in the output of a response, although AWS left them out', async () => {
  const empty = '<ListTopicsResponse><ListTopicsResult/></ListTopicsResponse>'
  const sns = await scripted('sns', { body: empty })
  const outputs: unknown[] = []
  sns.client.on('response', ({ output }) => outputs.push({ ...output }))
  await sns.client.call('ListTopics')
  expect(outputs).toEqual([{ Topics: [] }])
})

describe('an error in a handler', () => {
  const failing = () => {
    throw new RangeError('my own problem')
  }

  it.each([
    ['request', [listed], 0, undefined],
    ['response', [listed], 1, 1],
    ['retry', [throttled, listed], 1, 1],
  ] as const)('of %s ends the call, and the error is its cause', async (name, answers, sent, attempts) => {
    const sns = await scripted('sns', ...answers)
    const after: string[] = []
    sns.client.on(name, failing)
    sns.client.on(name, () => after.push('called'))
    const error = await refusalOf(sns.client.call('ListTopics'))
    expect(error).toMatchObject({ code: 'HookFailed', attempts, cause: new RangeError('my own problem') })
    expect(error.message).toBe(`sns.ListTopics: a handler of '${name}' failed: my own problem`)
    expect(after).toEqual([])
    expect(sns.requests).toHaveLength(sent)
  })

  it('leaves a listing where it was: the next page can be asked for again', async () => {
    const aws = await simulate({ 'sns.ListTopics': { items: 300 } })
    onTestFinished(() => aws.close())
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
    const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    const pages = sns.paginate('list_topics')[Symbol.asyncIterator]()
    await pages.next()
    const stop = sns.on('response', failing)
    await expect(pages.next()).rejects.toThrow('my own problem')
    stop()
    let count = 0
    for (let page = await pages.next(); !page.done; page = await pages.next()) count++
    expect(count).toBe(2)
  })

  it('of the refusal itself does not hide that the service refused: it is in the event', async () => {
    const sns = await scripted('sns', denied)
    const codes: unknown[] = []
    sns.client.on('response', ({ error }) => codes.push(error?.code))
    expect(await refusalOf(sns.client.call('ListTopics'))).toMatchObject({ code: 'AuthorizationError' })
    expect(codes).toEqual(['AuthorizationError'])
  })
})
