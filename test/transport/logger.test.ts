import { expect, test } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, quickRetries, refuse, rejection, textCall } from './support/test-call.js'

function recordingLogger() {
  const records: Record<string, unknown>[] = []
  const record = (level: string) => (content: unknown) => {
    records.push({ level, ...(content as object) })
  }
  const [debug, info, warn, error] = ['debug', 'info', 'warn', 'error'].map(record)
  if (!debug || !info || !warn || !error) throw new Error('unreachable')
  return { records, logger: { debug, info, warn, error } }
}

test('the logger gets every request, response and retry', async () => {
  const throttled = refuse(400, 'ThrottlingException', { 'x-amzn-requestid': 'id-1' })
  const server = await startHttpServer(throttled, answer('page', { 'x-amzn-requestid': 'id-2' }))
  const { records, logger } = recordingLogger()
  await newTransport({ logger }).send(textCall(server, {}, { path: '/topics' }))
  const about = { service: 'sns', operation: 'ListTopics' }
  const where = { method: 'POST', host: `127.0.0.1:${server.port}`, path: '/topics' }
  const sent = { ...where, level: 'debug', event: 'request' }
  expect(records).toMatchObject([
    { ...about, ...sent, attempt: 1 },
    {
      ...about,
      ...where,
      level: 'debug',
      event: 'response',
      attempt: 1,
      statusCode: 400,
      requestId: 'id-1',
      bytes: 30,
    },
    {
      ...about,
      level: 'warn',
      event: 'retry',
      attempt: 1,
      code: 'ThrottlingException',
      reason: 'THROTTLING',
    },
    { ...about, ...sent, attempt: 2 },
    {
      ...about,
      ...where,
      level: 'debug',
      event: 'response',
      attempt: 2,
      statusCode: 200,
      requestId: 'id-2',
      bytes: 4,
    },
  ])
  expect(records[1]).toHaveProperty('milliseconds', expect.any(Number))
})

test('the logger gets a failed connection', async () => {
  const server = await startHttpServer((request) => request.socket.destroy())
  const { records, logger } = recordingLogger()
  await rejection(newTransport({ logger, retryStrategy: quickRetries(2) }).send(textCall(server)))
  expect(records[1]).toMatchObject({ method: 'POST', host: `127.0.0.1:${server.port}`, path: '/' })
  expect(records.map(({ event, code }) => [event, code])).toEqual([
    ['request', undefined],
    ['failure', 'Network'],
    ['retry', 'Network'],
    ['request', undefined],
    ['failure', 'Network'],
  ])
})

test('the logger gets how long each request took', async () => {
  const server = await startHttpServer((request) => request.socket.destroy(), answer('page'))
  const { records, logger } = recordingLogger()
  const start = performance.now()
  await newTransport({ logger }).send(textCall(server))
  const whole = performance.now() - start
  const taken = records.filter(({ event }) => event === 'failure' || event === 'response')
  expect(taken).toHaveLength(2)
  for (const { milliseconds } of taken) {
    expect(milliseconds).toBeGreaterThanOrEqual(0)
    expect(milliseconds).toBeLessThanOrEqual(Math.ceil(whole))
  }
})

test('the logger gets no header, query string, body or sensitive path', async () => {
  const server = await startHttpServer(
    (request) => request.socket.destroy(),
    (_, response) => {
      response.writeHead(500, { 'set-cookie': 'SECRET' })
      response.end('{"code":"InternalFailure","message":"SECRET"}')
    },
    answer('SECRET', { 'x-amz-meta-a': 'SECRET' }),
  )
  const { records, logger } = recordingLogger()
  const request = {
    path: '/codes/SECRET',
    query: { 'X-Amz-Signature': 'SECRET', 'X-Amz-Security-Token': 'SECRET' },
    headers: { authorization: 'SECRET', 'x-amz-security-token': 'SECRET' },
    body: 'SECRET',
  }
  const result = await newTransport({ logger }).send(textCall(server, { logPath: '/codes/{code}' }, request))
  expect(result).toMatchObject({ value: 'SECRET', attempts: 3 })
  expect(records).toHaveLength(8)
  expect(JSON.stringify(records)).not.toContain('SECRET')
  expect(records[0]).toHaveProperty('path', '/codes/{code}')
})
