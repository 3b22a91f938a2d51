import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findProxy } from '../../src/transport/network/find-proxy.js'
import { startHttpServer } from '../support/http-server.js'
import { answer, newTransport, rejection, textCall } from './support/test-call.js'

const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']
beforeEach(() => {
  for (const name of names) vi.stubEnv(name, undefined)
})
afterEach(() => void vi.unstubAllEnvs())

function proxyOf(url: string, variables: Record<string, string>): string | undefined {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const { protocol, hostname, port } = new URL(url)
  return findProxy({ protocol, hostname, port: port === '' ? undefined : Number(port) })
}

describe('the proxy of a request', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['https://sns.test', {}, undefined],
    ['https://sns.test', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1'],
    ['https://sns.test', { https_proxy: 'http://p:1' }, 'http://p:1'],
    ['https://sns.test', { https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:1' }, 'http://small:1'],
    ['https://sns.test', { https_proxy: '', HTTPS_PROXY: 'http://large:1' }, 'http://large:1'],
    ['https://sns.test', { HTTP_PROXY: 'http://p:1' }, undefined],
    ['http://sns.test', { HTTP_PROXY: 'http://p:1' }, 'http://p:1'],
    ['http://sns.test', { HTTPS_PROXY: 'http://p:1' }, undefined],
    ['http://sns.test', { HTTP_PROXY: '' }, undefined],
    ['http://sns.test', { HTTP_PROXY: 'p:1' }, 'http://p:1'],
    ['http://sns.test', { HTTP_PROXY: 'https://p:1' }, 'https://p:1'],
  ])('to %s with %j is %s', (url, variables, proxy) => {
    expect(proxyOf(url, variables)).toBe(proxy)
  })

  it.each<[string, string, boolean]>([
    ['http://sns.test', '', true],
    ['http://sns.test', '*', false],
    ['http://sns.test', 'sns.test', false],
    ['http://sns.test', 'SNS.Test', false],
    ['http://SNS.test', 'sns.test', false],
    ['http://sns.test', '.test', false],
    ['http://sns.test', '*.test', false],
    ['http://sns.test', 'test', false],
    ['http://sns.test', 'st', true],
    ['http://sns.test', 'ns.test', true],
    ['http://sns.test', 'other.test', true],
    ['http://sns.test', 'sns.test.other', true],
    ['http://sns.test', '.', true],
    ['http://sns.test', 'other, sns.test', false],
    ['http://sns.test', 'other sns.test', false],
    ['http://sns.test', ' ,, ', true],
    ['http://sns.test:8080', 'sns.test:8080', false],
    ['http://sns.test:8080', '.test:8080', false],
    ['http://sns.test:8080', 'sns.test:80', true],
    ['http://sns.test', 'sns.test:8080', true],
    ['http://10.0.0.1', '10.0.0.1', false],
    ['http://10.0.0.1', '0.0.1', false],
  ])('to %s with NO_PROXY %j is used: %s', (url, NO_PROXY, isUsed) => {
    expect(proxyOf(url, { HTTP_PROXY: 'http://p:1', NO_PROXY })).toBe(isUsed ? 'http://p:1' : undefined)
  })

  it('is not used for a host in no_proxy, which wins over NO_PROXY', () => {
    const variables = { HTTP_PROXY: 'http://p:1', no_proxy: 'sns.test', NO_PROXY: 'other' }
    expect(proxyOf('http://sns.test', variables)).toBeUndefined()
    expect(proxyOf('http://other', variables)).toBe('http://p:1')
  })
})

it('is looked for again after it was not the URL of a proxy', async () => {
  const server = await startHttpServer(answer('page'))
  const transport = newTransport()
  vi.stubEnv('HTTP_PROXY', 'socks5://me:secret@127.0.0.1')
  expect(await rejection(transport.send(textCall(server)))).toMatchObject({ code: 'InvalidConfiguration' })
  expect(await rejection(transport.send(textCall(server)))).toMatchObject({ code: 'InvalidConfiguration' })
  vi.stubEnv('HTTP_PROXY', undefined)
  expect(await transport.send(textCall(server))).toMatchObject({ value: 'page' })
})
