import { afterEach, describe, expect, test, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { answer, textCall } from './support/test-call.js'
import { type Way, wayOf } from './support/ways.js'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Which way a request goes if the global `process` has these properties as the source is loaded. */
async function wayIn(properties: Record<string, unknown>): Promise<Way | undefined> {
  const changes = Object.entries(properties).map(([name, value]) => [name, { value }])
  vi.stubGlobal('process', Object.create(process, Object.fromEntries(changes)))
  vi.resetModules()
  const { Transport } = await import('../../src/transport/index.js')
  const server = await startHttpServer(answer('page'))
  const transport = new Transport({ maxAttempts: 1 })
  expect(await transport.send(textCall(server))).toMatchObject({ value: 'page' })
  transport.destroy()
  return server.requests.map(wayOf)[0]
}

/** Other runtimes imitate `node:net` only in part. */
describe('a request', () => {
  test('goes over a socket in Node', async () => {
    expect(await wayIn({})).toBe('sockets')
  })

  test.each([
    ['Bun', { versions: { ...process.versions, bun: '1.2.3' } }],
    ['Deno', { versions: { ...process.versions, deno: '2.2.0' } }],
    ['a runtime that does not list the modules it has loaded', { moduleLoadList: undefined }],
    ['a runtime that does not give its modules', { getBuiltinModule: undefined }],
  ])('goes by node:http in %s', async (_, properties) => {
    expect(await wayIn(properties)).toBe('node:http')
  })
})
