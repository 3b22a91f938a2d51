import { Agent, type ClientRequest, type RequestListener } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import {
  answer,
  newTransport,
  quickRetries,
  rejection,
  type TextCall,
  textCall,
} from './support/test-call.js'

/** Records what it is told, and answers the requests that wait when it is warned. */
function recorder() {
  const warnings: string[] = []
  let warned = () => {}
  const isWarned = new Promise<void>((resolve) => {
    warned = resolve
  })
  const ignore = () => {}
  const logger = {
    ...{ trace: ignore, debug: ignore, info: ignore, error: ignore },
    warn: (text: unknown) => {
      if (typeof text === 'string') warnings.push(text)
      warned()
    },
  }
  return { warnings, logger, isWarned }
}

describe('a warning of the SDK’s handler', () => {
  afterEach(() => void vi.restoreAllMocks())

  /** Three requests for one connection; the first is answered after `until`. */
  async function crowd(until: Promise<unknown>, config: Parameters<typeof newTransport>[0]): Promise<void> {
    const server = await startHttpServer(
      (_, response) => void until.then(() => response.end('page')),
      answer('page'),
    )
    const { requestHandler } = config ?? {}
    const options = { httpAgent: { maxSockets: 1 }, socketAcquisitionWarningTimeout: 5, ...requestHandler }
    const transport = newTransport({ ...config, transport: 'node', requestHandler: options })
    await Promise.all([1, 2, 3].map(() => transport.send(textCall(server))))
  }

  const full = expect.stringContaining('socket usage at capacity=1 and 2 additional requests are enqueued')

  test('goes to the logger of the client', async () => {
    const { warnings, logger, isWarned } = recorder()
    await crowd(isWarned, { logger })
    expect(warnings).toEqual([full])
  })

  test('goes to the handler’s own logger, if it has one', async () => {
    const own = recorder()
    const other = recorder()
    await crowd(own.isWarned, { requestHandler: { logger: own.logger }, logger: other.logger })
    expect([own.warnings, other.warnings]).toEqual([[full], []])
  })

  test('is not printed without a logger', async () => {
    const printed = vi.spyOn(console, 'warn').mockImplementation(() => {})
    // The handler looks after 5 milliseconds; the answer comes after it has had a chance to.
    await crowd(new Promise((resolve) => setTimeout(resolve, 40)), {})
    expect(printed).not.toHaveBeenCalled()
  })
})

/** An agent with nothing of a pool that can be looked at, as a program may wrap its own. */
function opaque(agent: Agent): Agent {
  const { addRequest } = agent as unknown as { addRequest(request: ClientRequest, options: object): void }
  const wrapper = { keepAlive: true, addRequest: addRequest.bind(agent), destroy: () => agent.destroy() }
  return wrapper as unknown as Agent
}

test('an agent whose pool is hidden is used as it is: a connection that is closed counts as an attempt', async () => {
  const agent = new Agent({ keepAlive: true })
  const server = await startHttpServer(
    answer('first'),
    (request) => request.socket.resetAndDestroy(),
    answer('second'),
  )
  const transport = newTransport({ requestHandler: { httpAgent: opaque(agent) } })
  expect(await transport.send(textCall(server))).toMatchObject({ value: 'first', attempts: 1 })
  expect(await transport.send(textCall(server, { idempotent: true }))).toMatchObject({
    value: 'second',
    attempts: 2,
  })
})

test('a request is sent again only once in an attempt, though a second idle connection was closed', async () => {
  const reset: RequestListener = (request) => request.socket.resetAndDestroy()
  let finishOther = () => {}
  const server = await startHttpServer(
    (_, response) => {
      finishOther = () => void response.end('other')
    },
    answer('first'),
    reset,
    reset,
    answer('too late'),
  )
  const transport = newTransport({ retryStrategy: quickRetries(1) })
  const other = transport.send(textCall(server))
  await vi.waitUntil(() => server.requests.length === 1)
  await transport.send(textCall(server))
  const call = textCall(server, { idempotent: true })
  let prepared = 0
  const prepare: typeof call.prepare = async (attempt) => {
    // Another connection is idle by the time that the request is sent again.
    if (++prepared === 2) {
      finishOther()
      await other
    }
    return call.prepare(attempt)
  }
  const error = await rejection(transport.send({ ...call, prepare }))
  expect(error).toMatchObject({ code: 'Network', attempts: 1 })
  expect(server.requests).toHaveLength(4)
})

describe('a request that waits because of an unread body', () => {
  /** A body that has begun and does not end. */
  async function openBody(transport: ReturnType<typeof newTransport>) {
    const server = await startHttpServer((_, response) => void response.write('x'), answer('page'))
    const opened: { destroy(): void }[] = []
    const receive: TextCall['receive'] = ({ stream }) => {
      if (stream) opened.push(stream)
      return ''
    }
    await transport.send(textCall(server, { streamsResponse: true, receive }))
    return { server, body: opened[0] }
  }

  test.each([
    ['of the same host', { maxSockets: 1 }, true],
    ['of another host, where all hosts share the connections', { maxSockets: 5, maxTotalSockets: 1 }, false],
  ])('%s fails, and the next one after the body was destroyed does not', async (_, httpAgent, isSame) => {
    const requestHandler = { httpAgent, socketAcquisitionWarningTimeout: 20 }
    const transport = newTransport({ transport: 'node', requestHandler })
    const { server, body } = await openBody(transport)
    const target = isSame ? server : await startHttpServer(answer('page'))
    expect(await rejection(transport.send(textCall(target)))).toMatchObject({ code: 'PoolExhausted' })
    body?.destroy()
    expect(await transport.send(textCall(target))).toMatchObject({ value: 'page' })
  })

  const oneConnection = { httpAgent: { maxSockets: 1 }, socketAcquisitionWarningTimeout: 20 }

  test('fails though a connection to another host is in use', async () => {
    const transport = newTransport({ transport: 'node', requestHandler: oneConnection })
    const { server } = await openBody(transport)
    const other = await startHttpServer(() => {})
    const controller = new AbortController()
    const inUse = rejection(transport.send(textCall(other, { signal: controller.signal })))
    await vi.waitUntil(() => other.requests.length === 1)
    expect(await rejection(transport.send(textCall(server)))).toMatchObject({ code: 'PoolExhausted' })
    controller.abort()
    await inUse
  })

  test('fails within half of the time that there is for a connection', async () => {
    const requestHandler = { httpAgent: { maxSockets: 1 }, connectionTimeout: 600 }
    const transport = newTransport({ transport: 'node', requestHandler })
    const { server } = await openBody(transport)
    expect(await rejection(transport.send(textCall(server)))).toMatchObject({ code: 'PoolExhausted' })
  })

  test('fails though more of that body arrives', async () => {
    const transport = newTransport({ transport: 'node', requestHandler: oneConnection })
    const server = await startHttpServer((_, response) => {
      const timer = setInterval(() => response.write('x'), 2)
      response.once('close', () => clearInterval(timer))
    })
    await transport.send(textCall(server, { streamsResponse: true, receive: () => '' }))
    expect(await rejection(transport.send(textCall(server)))).toMatchObject({ code: 'PoolExhausted' })
  })
})

describe('Expect: 100-continue', () => {
  const seen = async (requestHandler: NonNullable<Parameters<typeof newTransport>[0]>['requestHandler']) => {
    const server = await startHttpServer(answer('page'))
    const request = { headers: { expect: '100-continue' }, body: 'input' }
    const transport = newTransport({ requestHandler })
    expect(await transport.send(textCall(server, {}, request))).toMatchObject({ value: 'page' })
    return server.requests[0]?.headers.expect
  }

  test('is sent by the default handler', async () => {
    expect(await seen(undefined)).toBe('100-continue')
    expect(await seen({ connectionTimeout: 1000 })).toBe('100-continue')
    expect(await seen({ httpsAgent: new HttpsAgent() })).toBe('100-continue')
  })

  test('is dropped with an agent of the user, which carries the request', async () => {
    const agent = new Agent({ keepAlive: true })
    expect(await seen({ httpAgent: agent })).toBeUndefined()
    expect(Object.keys(agent.freeSockets)).toHaveLength(1)
  })

  test('is dropped with options of an agent, which the handler’s own agent would not have', async () => {
    expect(await seen({ httpAgent: { maxSockets: 1 } })).toBeUndefined()
  })
})

describe('a failed attempt', () => {
  const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  const broken = () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  const unavailable = { response: { statusCode: 503, headers: {}, body: '{"code":"ServiceUnavailable"}' } }
  const effect = '; the call may have taken effect'

  test.each([
    ['never reached the service', [refused, refused], false],
    ['reached it and was not answered', [refused, broken], true],
    ['follows one that reached it and was not answered', [broken, refused, refused], true],
    ['follows one that was answered', [() => unavailable, refused], true],
  ])('that %s says whether the call may have taken effect', async (_, replies, isLikely) => {
    const left = [...replies]
    const handle = async () => {
      const reply = left.shift()?.()
      if (reply === undefined || reply instanceof Error) throw reply
      return reply
    }
    const transport = newTransport({
      requestHandler: { handle },
      retryStrategy: quickRetries(replies.length),
    })
    const error = await rejection(transport.send(textCall({ port: 1 })))
    expect(error).toMatchObject({ code: 'Network', attempts: replies.length })
    expect(String(error).includes(effect)).toBe(isLikely)
  })

  test('whose body is too short has a cause with a name', async () => {
    const short = { response: { statusCode: 200, headers: { 'content-length': '8' }, body: 'half' } }
    const transport = newTransport({ requestHandler: { handle: async () => short } })
    expect(await rejection(transport.send(textCall({ port: 1 })))).toMatchObject({
      cause: { name: 'BrokenBodyError' },
    })
  })
})
