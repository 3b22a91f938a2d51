import { describe, expect, it } from 'vitest'
import { createCredentials } from '../../src/auth/index.js'
import { credentialCalls } from '../../src/client/pipeline/credential-calls.js'
import type { AuthConfig } from '../../src/settings/index.js'
import { type AwsEnvironment, setAwsEnvironment } from './support/aws-environment.js'
import { credentialsProvider, provideCredentials } from './support/provide-credentials.js'

const files = {
  config:
    '[profile dev]\nregion = eu-west-1\n[profile broken]\ncredential_process = /bin/false --secret hunter2\n',
  credentials:
    '[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = s1\n' +
    '[dev]\naws_access_key_id = DEV\naws_secret_access_key = s2\naws_session_token = t2\naws_account_id = 123456789012\n',
}
const variables = {
  AWS_ACCESS_KEY_ID: 'ENV',
  AWS_SECRET_ACCESS_KEY: 's3',
  AWS_SESSION_TOKEN: 't3',
  AWS_ACCOUNT_ID: '210987654321',
}

describe('createCredentials', () => {
  it.each<[string, AuthConfig, AwsEnvironment, object]>([
    [
      'given',
      { credentials: { accessKeyId: 'GIVEN', secretAccessKey: 's0' } },
      { ...files, variables },
      { accessKeyId: 'GIVEN', secretAccessKey: 's0' },
    ],
    [
      'of a function',
      { credentials: async () => ({ accessKeyId: 'MADE', secretAccessKey: 's0' }) },
      { ...files, variables },
      { accessKeyId: 'MADE', secretAccessKey: 's0' },
    ],
    [
      'of the environment',
      {},
      { ...files, variables },
      { accessKeyId: 'ENV', secretAccessKey: 's3', sessionToken: 't3', accountId: '210987654321' },
    ],
    ['of the default profile', {}, files, { accessKeyId: 'DEFAULT', secretAccessKey: 's1' }],
    [
      'of a profile, the environment’s passed over',
      { profile: 'dev' },
      { ...files, variables },
      { accessKeyId: 'DEV', secretAccessKey: 's2', sessionToken: 't2', accountId: '123456789012' },
    ],
    ['of AWS_PROFILE', {}, { ...files, variables: { AWS_PROFILE: 'dev' } }, { accessKeyId: 'DEV' }],
  ])('takes credentials %s', async (_, config, environment, identity) => {
    setAwsEnvironment(environment)
    expect(await provideCredentials(config)).toMatchObject(identity)
  })

  it('gives none if requests are sent unsigned', () => {
    expect(createCredentials({ credentials: false }, { calls: credentialCalls({}) })).toBe(false)
  })

  it('fails quickly if there are none, with the remedy in one line', async () => {
    setAwsEnvironment({})
    const start = performance.now()
    const error = await provideCredentials({}, 'sns').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'MissingCredentials', service: 'sns' })
    expect(String(error)).toContain('pass `credentials` or `profile`')
    expect(String(error)).not.toContain('\n')
    expect(error).toHaveProperty('cause')
    expect(performance.now() - start).toBeLessThan(5_000)
  })

  it('does not show the command line of a credential process that fails', async () => {
    setAwsEnvironment(files)
    const error = await provideCredentials({ profile: 'broken' }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'MissingCredentials' })
    expect(String(error)).not.toContain('hunter2')
  })

  it('does not show the message of a credential function that fails', async () => {
    const cause = new Error('hunter2 is wrong')
    const error = await provideCredentials({ credentials: () => Promise.reject(cause) }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'MissingCredentials', cause })
    expect(String(error)).not.toContain('hunter2')
  })

  it('names the missing keys of incomplete credentials without showing values', async () => {
    const credentials = { accessKeyId: '', secretAccessKey: 'hunter2' }
    const error = await provideCredentials({ credentials }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'InvalidConfiguration' })
    expect(String(error)).toContain('has no accessKeyId;')
    expect(String(error)).not.toContain('hunter2')
  })
})

describe('credentials of a function', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)

  it.each([
    ['never expire are asked for once', undefined, 1],
    ['expire in an hour are asked for once', minutes(60), 1],
    ['expire within five minutes are asked for again', minutes(4), 3],
  ])('%s', async (_, expiration, asked) => {
    let calls = 0
    const provider = credentialsProvider({
      credentials: async () => ({
        accessKeyId: `K${++calls}`,
        secretAccessKey: 's',
        ...(expiration && { expiration }),
      }),
    })
    await provider()
    await provider()
    expect((await provider()).accessKeyId).toBe(`K${asked}`)
    expect(calls).toBe(asked)
  })

  it('are fetched once for concurrent calls', async () => {
    let calls = 0
    const provider = credentialsProvider({
      credentials: async () => ({
        accessKeyId: `K${++calls}`,
        secretAccessKey: 's',
        expiration: minutes(60),
      }),
    })
    const identities = await Promise.all([provider(), provider(), provider()])
    expect(identities.map((identity) => identity.accessKeyId)).toEqual(['K1', 'K1', 'K1'])
  })

  it('are used until they expire if new ones cannot be fetched', async () => {
    const answers = [{ accessKeyId: 'OLD', secretAccessKey: 's', expiration: minutes(3) }]
    const provider = credentialsProvider({
      credentials: async () => answers.pop() ?? Promise.reject(new Error('down')),
    })
    await provider()
    expect((await provider()).accessKeyId).toBe('OLD')
  })

  it('are fetched again after a failure', async () => {
    let calls = 0
    const provider = credentialsProvider({
      credentials: async () =>
        ++calls === 1 ? Promise.reject(new Error('down')) : { accessKeyId: 'K', secretAccessKey: 's' },
    })
    await expect(provider()).rejects.toThrow('no credentials')
    expect((await provider()).accessKeyId).toBe('K')
  })
})
