import { getEventListeners } from 'node:events'
import type { RequestListener } from 'node:http'
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { client } from 'nexttoken'
import { paginate } from 'nexttoken/sdk'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { StreamedBody } from '../../src/transport/index.js'
import { event } from '../support/event-frames.js'
import { startHttpServer } from '../support/http-server.js'

/**
 * A program that passes one signal to everything it does gets no warning of a leak, and there is none:
 * https://github.com/smithy-lang/smithy-typescript/issues/1318, https://github.com/nodejs/node/issues/47449.
 */

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** A signal, the largest number of listeners that `look` has seen on it, and what Node warned of. */
function watchedSignal() {
  const controller = new AbortController()
  const { signal } = controller
  const warnings: string[] = []
  const warn = ({ name, message }: Error) => {
    if (name === 'MaxListenersExceededWarning') warnings.push(message)
  }
  process.on('warning', warn)
  onTestFinished(() => void process.off('warning', warn))
  const listeners = () => getEventListeners(signal, 'abort').length
  const seen = { most: 0 }
  const look = () => {
    seen.most = Math.max(seen.most, listeners())
  }
  return { controller, signal, warnings, listeners, seen, look }
}

async function s3At(listener: RequestListener) {
  const { url } = await startHttpServer(listener)
  const requestHandler = { httpAgent: { maxSockets: 500 } }
  const s3 = client('s3', { region: 'us-east-1', endpoint: url, credentials, requestHandler, maxAttempts: 1 })
  onTestFinished(() => s3.destroy())
  return s3
}

const times = <Value>(count: number, make: (index: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))

describe('one abort signal', () => {
  it('has at most one listener while 200 calls are under way, and none after', async () => {
    const { signal, listeners, seen, look, warnings } = watchedSignal()
    const waiting: (() => void)[] = []
    const s3 = await s3At((_, response) => {
      look()
      waiting.push(() => response.end())
      if (waiting.length === 200) for (const answer of waiting) answer()
    })
    await times(200, (index) => s3.headObject({ Bucket: 'books', Key: `${index}` }, { signal }))
    expect({ most: seen.most, left: listeners(), warnings }).toEqual({ most: 1, left: 0, warnings: [] })
  })

  it('has at most one listener for 100 listings at the same time, and none after', async () => {
    const { signal, listeners, seen, look, warnings } = watchedSignal()
    const aws = await simulate({ 'sns.ListTopics': { items: 250 } })
    onTestFinished(() => aws.close())
    const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    onTestFinished(() => sns.destroy())
    const counts = await times(100, async () => {
      let topics = 0
      for await (const page of sns.paginate('list_topics', {}, { signal })) {
        look()
        topics += (page.Topics as unknown[]).length
      }
      return topics
    })
    expect(new Set(counts)).toEqual(new Set([250]))
    expect({ most: seen.most, left: listeners(), warnings }).toEqual({ most: 1, left: 0, warnings: [] })
  })

  it('has at most one listener for 30 listings through the AWS SDK, and none after', async () => {
    const { signal, listeners, seen, look, warnings } = watchedSignal()
    const aws = await simulate({ 'sns.ListTopics': { items: 250 } })
    const sns = new SNSClient({ region: 'us-east-1', endpoint: aws.endpoint, credentials })
    onTestFinished(async () => {
      sns.destroy()
      await aws.close()
    })
    await times(30, async () => {
      for await (const _ of paginate(sns, ListTopicsCommand, {}, { signal })) look()
    })
    expect({ most: seen.most, left: listeners(), warnings }).toEqual({ most: 1, left: 0, warnings: [] })
  })

  it('has one listener while 40 bodies are read, and none after each is read or destroyed', async () => {
    const { signal, listeners, warnings } = watchedSignal()
    const s3 = await s3At((_, response) => void response.end('x'.repeat(100_000)))
    const bodies = await times(40, async (index) => {
      const { Body } = await s3.getObject({ Bucket: 'books', Key: `${index}` }, { signal })
      return Body as StreamedBody
    })
    expect(listeners()).toBe(1)
    await times(40, async (index) => {
      if (index % 2 === 0) await bodies[index]?.transformToString()
      else await new Promise((resolve) => bodies[index]?.once('close', resolve).destroy())
    })
    expect({ left: listeners(), warnings }).toEqual({ left: 0, warnings: [] })
  })

  it('has no listener left after events were read, and after calls that failed', async () => {
    const { signal, listeners } = watchedSignal()
    const s3 = await s3At((request, response) => {
      request.resume()
      if (request.method === 'HEAD') response.writeHead(404).end()
      else response.end(Buffer.concat([event('Records', 'first'), event('End')]))
    })
    await expect(s3.headObject({ Bucket: 'books', Key: 'k' }, { signal })).rejects.toMatchObject({
      code: '404',
    })
    const { Payload } = await s3.selectObjectContent(
      {
        Bucket: 'books',
        Key: 'moby.csv',
        Expression: 'SELECT * FROM S3Object',
        ExpressionType: 'SQL',
        InputSerialization: { CSV: {} },
        OutputSerialization: { CSV: {} },
      },
      { signal },
    )
    expect(listeners()).toBe(1)
    for await (const _ of Payload as AsyncIterable<object>);
    await expect.poll(listeners).toBe(0)
  })

  it('ends all calls and bodies that share it, each with the given reason', async () => {
    const { controller, signal } = watchedSignal()
    let arrived = 0
    const s3 = await s3At((request, response) => {
      if (request.method === 'GET') response.write('half')
      if (++arrived === 21) controller.abort('enough')
    })
    const { Body } = await s3.getObject({ Bucket: 'books', Key: 'k' }, { signal })
    const text = (Body as StreamedBody).transformToString().catch((error: unknown) => error)
    const outcomes = await times(20, (index) =>
      s3.headObject({ Bucket: 'books', Key: `${index}` }, { signal }).catch((error: unknown) => error),
    )
    for (const outcome of outcomes) expect(outcome).toMatchObject({ code: 'Aborted', cause: 'enough' })
    expect(await text).toMatchObject({ code: 'Aborted', cause: 'enough' })
    await expect(s3.headObject({ Bucket: 'books', Key: 'k' }, { signal })).rejects.toMatchObject({
      code: 'Aborted',
      cause: 'enough',
    })
  })
})
