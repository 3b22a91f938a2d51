import { type ClientConfig, client } from 'nexttoken'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { credentials, rejection } from './support/wire-server.js'

afterEach(() => vi.unstubAllEnvs())

async function authorizationOf(service: string, operation: string, config: ClientConfig) {
  const aws = await startHttpServer((_, response) => response.end('{}'))
  const made = client(service, { region: 'us-east-1', endpoint: aws.url, ...config })
  onTestFinished(() => made.destroy())
  await made.call(operation)
  return aws.requests[0]?.headers.authorization
}

describe('a bearer token', () => {
  it.each<{ words: string; config: ClientConfig; sent: RegExp }>([
    { words: 'given', config: { token: { token: 'abc' } }, sent: /^Bearer abc$/ },
    { words: 'of a function', config: { token: async () => ({ token: 'def' }) }, sent: /^Bearer def$/ },
    { words: 'of the environment', config: {}, sent: /^Bearer from-the-environment$/ },
    {
      words: 'that was given wins over credentials',
      config: { token: { token: 'abc' }, credentials },
      sent: /^Bearer abc$/,
    },
    {
      words: 'of the environment gives way to credentials',
      config: { credentials },
      sent: /^AWS4-HMAC-SHA256 /,
    },
  ])('$words', async ({ config, sent }) => {
    vi.stubEnv('AWS_BEARER_TOKEN_BEDROCK', 'from-the-environment')
    expect(await authorizationOf('bedrock', 'ListInferenceProfiles', config)).toMatch(sent)
  })

  it('is not sent unencrypted to another machine', async () => {
    const config = { region: 'us-east-1', endpoint: 'http://aws.test', token: { token: 'secret-token' } }
    const error = await rejection(client('bedrock', config).call('ListInferenceProfiles'))
    expect(error).toMatchObject({ code: 'InvalidConfiguration', message: expect.stringContaining('https') })
    expect(error.message).not.toContain('secret-token')
  })

  it('is not sent to a service that does not accept it', async () => {
    const config = { token: { token: 'abc' }, credentials }
    expect(await authorizationOf('lambda', 'ListFunctions', config)).toMatch(/^AWS4-HMAC-SHA256 /)
  })

  it.each(['', 'two\nlines'])('that is invalid (%j) is an error that does not show it', async (token) => {
    const call = authorizationOf('bedrock', 'ListInferenceProfiles', { token: { token } })
    expect(await rejection(call)).toMatchObject({ code: 'InvalidConfiguration', service: 'bedrock' })
  })

  it('that is required and missing is an error that names it', async () => {
    const call = authorizationOf('codecatalyst', 'ListSpaces', { credentials })
    expect(await rejection(call)).toMatchObject({
      code: 'NotSupported',
      message: expect.stringMatching(/pass a bearer token as `token`/),
    })
  })
})
