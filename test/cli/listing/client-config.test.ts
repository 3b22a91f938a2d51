import { expect, it } from 'vitest'
import { clientConfigOf } from '../../../src/cli/listing/index.js'
import { RecordedIo } from '../../support/cli/recorded-io.js'

it('connection options become those of a client', () => {
  const own = {
    region: 'eu-west-1',
    profile: 'dev',
    'endpoint-url': 'http://127.0.0.1:1',
    'no-sign-request': true,
    'cli-connect-timeout': 5,
    'cli-read-timeout': 0,
  } as const
  expect(clientConfigOf(own, new RecordedIo({}))).toEqual({
    region: 'eu-west-1',
    profile: 'dev',
    endpoint: 'http://127.0.0.1:1',
    credentials: false,
    mfaCodeProvider: expect.any(Function),
    requestHandler: { connectionTimeout: 5000, socketTimeout: 0 },
  })
})

it('without options a client has none, except what asks for codes', () => {
  const { mfaCodeProvider: _, ...config } = clientConfigOf({}, new RecordedIo({}))
  expect(Object.values(config).filter((value) => value !== undefined)).toEqual([])
})

it('--ca-bundle is also for the calls that get credentials: they read AWS_CA_BUNDLE', () => {
  const before = process.env.AWS_CA_BUNDLE
  try {
    const io = new RecordedIo({})
    clientConfigOf({ 'ca-bundle': '/etc/proxy.pem' }, io)
    expect(process.env.AWS_CA_BUNDLE).toBe('/etc/proxy.pem')
  } finally {
    if (before === undefined) delete process.env.AWS_CA_BUNDLE
    else process.env.AWS_CA_BUNDLE = before
  }
})
