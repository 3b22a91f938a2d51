import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Transport, type TransportConfig } from '../../src/transport/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, refuse, rejection, textCall } from './test-call.js'

const environment = ['AWS_MAX_ATTEMPTS', 'AWS_RETRY_MODE', 'AWS_PROFILE']

beforeEach(() => {
  for (const name of environment) vi.stubEnv(name, undefined)
  useConfigFile('')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

function useConfigFile(text: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'nexttoken-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'config'), text)
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'))
}

/** What the service is told of the number of attempts. */
async function toldMost(config: TransportConfig & { profile?: string }): Promise<string | undefined> {
  const server = await startHttpServer(answer('page'))
  const transport = new Transport(config)
  await transport.send(textCall(server))
  transport.destroy()
  return /max=(\d+)/.exec(String(server.requests[0]?.headers['amz-sdk-request']))?.[1]
}

describe('maxAttempts', () => {
  test('is 3 where nothing says otherwise', async () => {
    expect(await toldMost({})).toBe('3')
  })

  test('comes from the profile, before it from the environment, before that from the configuration', async () => {
    useConfigFile('[profile busy]\nmax_attempts = 7\nretry_mode = legacy\n')
    expect(await toldMost({ profile: 'busy' })).toBe('7')
    vi.stubEnv('AWS_MAX_ATTEMPTS', '5')
    expect(await toldMost({ profile: 'busy' })).toBe('5')
    expect(await toldMost({ profile: 'busy', maxAttempts: 2 })).toBe('2')
  })
})

test.each([
  { variable: 'AWS_MAX_ATTEMPTS', value: 'many', wanted: 'a whole number from 1; got "many"' },
  { variable: 'AWS_MAX_ATTEMPTS', value: '0', wanted: 'a whole number from 1; got "0"' },
  { variable: 'AWS_RETRY_MODE', value: 'eager', wanted: 'standard, adaptive or legacy; got "eager"' },
])('$variable=$value is an error before any request', async ({ variable, value, wanted }) => {
  vi.stubEnv(variable, value)
  const error = await rejection(new Transport().send(textCall({ port: 1 })))
  expect(error).toMatchObject({ code: 'InvalidConfiguration', message: expect.stringContaining(wanted) })
  expect(String(error)).toContain(variable)
})

test('all unusable values are named at once', () => {
  const config: object = {
    maxAttempts: 0,
    retryMode: 'eager',
    logger: {},
    retryStrategy: 'fast',
    requestHandler: 5,
  }
  expect(() => new Transport(config)).toThrow(
    expect.objectContaining({
      code: 'InvalidConfiguration',
      message: expect.stringMatching(
        /requestHandler.*5\n.*maxAttempts.*0\n.*retryMode.*eager.*\n.*fast.*\n.*logger/,
      ),
    }),
  )
})

describe.each([
  { words: 'retryMode', config: { retryMode: 'adaptive' } as const, variable: undefined },
  { words: 'AWS_RETRY_MODE', config: {}, variable: 'adaptive' },
])('adaptive mode by $words', ({ config, variable }) => {
  test('holds the next call back after a throttled one', async () => {
    vi.stubEnv('AWS_RETRY_MODE', variable)
    const server = await startHttpServer(refuse(400, 'ThrottlingException'), answer('page'))
    const transport = new Transport({ ...config, maxAttempts: 1 })
    await rejection(transport.send(textCall(server)))
    const error = await rejection(transport.send(textCall(server, { timeout: 60 })))
    expect(error).toMatchObject({ code: 'Timeout', attempts: undefined })
    expect(server.requests).toHaveLength(1)
    transport.destroy()
  })
})

test('standard mode does not hold the next call back', async () => {
  const server = await startHttpServer(refuse(400, 'ThrottlingException'), answer('page'))
  const transport = new Transport({ maxAttempts: 1, retryMode: 'standard' })
  await rejection(transport.send(textCall(server)))
  expect(await transport.send(textCall(server, { timeout: 5_000 }))).toMatchObject({ value: 'page' })
  transport.destroy()
})

test('a time-out of zero is none', async () => {
  const server = await startHttpServer((_, response) => {
    response.write('pa')
    setTimeout(() => response.end('ge'), 30)
  })
  const transport = new Transport({
    requestHandler: { socketTimeout: 0, connectionTimeout: 0 },
    maxAttempts: 1,
  })
  expect(await transport.send(textCall(server))).toMatchObject({ value: 'page' })
  transport.destroy()
})
