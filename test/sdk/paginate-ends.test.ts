import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { paginate } from 'nexttoken/sdk'
import { describe, expect, it } from 'vitest'
import { startSdkClients } from './support/start-sdk-clients.js'

describe('a listing through the AWS SDK v3 ends', () => {
  it('at its deadline, aborting the page in flight, and can be resumed', async () => {
    const faults = [{ on: 2, kind: 'hang' }] as const
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } })
    const pages = paginate(sns, ListTopicsCommand, {}, { deadline: 1500 })
    let topics = 0
    for await (const page of pages) topics += page.Topics?.length ?? 0
    expect(topics).toBe(100)
    expect(pages.receipt.outcome).toBe('deadline')
    const rest = paginate(sns, ListTopicsCommand, {}, { startingToken: pages.resumeToken })
    expect(await rest.items().toArray()).toHaveLength(150)
  })

  it('at once when its signal is aborted while the SDK waits for a retry', async () => {
    const faults = [{ on: (request: { number: number }) => request.number > 1, kind: 'throttle' }] as const
    const { aws, sns } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } }, 50)
    const aborter = new AbortController()
    const pages = paginate(sns, ListTopicsCommand, {}, { signal: aborter.signal })
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    const second = loop.next()
    await expect.poll(() => aws.requests.length).toBeGreaterThan(1)
    aborter.abort(new Error('enough'))
    await expect(second).rejects.toMatchObject({ name: 'AbortError', cause: { message: 'enough' } })
    expect(pages.receipt.outcome).toBe('aborted')
  })

  it('as aborted if the SDK itself aborts a request, and the page can be requested again', async () => {
    const { sns } = await startSdkClients({ 'sns.ListTopics': { items: 150 } })
    let isCut = false
    sns.middlewareStack.add(
      (next) => async (given) => {
        if (isCut) throw Object.assign(new Error('Request aborted'), { name: 'AbortError' })
        return next(given)
      },
      { step: 'finalizeRequest' },
    )
    const pages = paginate(sns, ListTopicsCommand)
    const loop = pages[Symbol.asyncIterator]()
    await loop.next()
    isCut = true
    await expect(loop.next()).rejects.toMatchObject({ name: 'AbortError', message: 'Request aborted' })
    expect(pages.receipt).toMatchObject({ outcome: 'aborted', items: 100 })
    isCut = false
    expect((await loop.next()).value?.Topics).toHaveLength(50)
    expect(pages.receipt.items).toBe(150)
  })

  it('by break, which aborts the request in flight', async () => {
    const faults = [{ on: 2, kind: 'hang' }] as const
    const { config } = await startSdkClients({ 'sns.ListTopics': { items: 250, faults } })
    const handler = new NodeHttpHandler()
    const signals: unknown[] = []
    const requestHandler = {
      handle: (...[request, options]: Parameters<NodeHttpHandler['handle']>) => {
        signals.push(options?.abortSignal)
        return handler.handle(request, options)
      },
    }
    const sns = new SNSClient({ ...config, requestHandler })
    for await (const _ of paginate(sns, ListTopicsCommand, {}, { prefetch: true })) {
      await expect.poll(() => signals.length).toBe(2)
      expect(signals).toMatchObject([{ aborted: false }, { aborted: false }])
      break
    }
    expect(signals.at(1)).toMatchObject({ aborted: true })
  })
})
