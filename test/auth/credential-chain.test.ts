import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { setAwsEnvironment } from './support/aws-environment.js'
import { credentialFailures } from './support/credential-failures.js'
import { credentialOrder } from './support/credential-order.js'
import { provideCredentials } from './support/provide-credentials.js'
import { assumeRole } from './support/sts-server.js'

/** An instance with a role: whatever falls through gets INSTANCE. */
const startMetadata = () =>
  startHttpServer((request, response) => {
    const role = request.url?.endsWith('/security-credentials/')
    const keys = {
      Code: 'Success',
      AccessKeyId: 'INSTANCE',
      SecretAccessKey: 's',
      Token: 't',
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    }
    response.end(request.method === 'PUT' ? 'token' : role ? 'machine' : JSON.stringify(keys))
  })

const failures = [...credentialOrder, ...credentialFailures].filter(
  ({ expected, words }) => typeof expected !== 'string' && !/nothing|without credentials/.test(words),
)

// https://github.com/async-aws/aws/issues/1659
describe('on a machine that has a role, a configured source that fails is an error that names the source', () => {
  it.each(failures)('$words', async ({ variables, config, credentials, profile, expected }) => {
    const machine = await startMetadata()
    setAwsEnvironment({
      variables: {
        AWS_EC2_METADATA_DISABLED: '',
        AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url,
        ...variables,
      },
      ...(config !== undefined && { config }),
      ...(credentials !== undefined && { credentials }),
    })
    const error = await provideCredentials({ profile, region: 'us-east-1' }, 'sns').catch(
      (thrown: unknown) => thrown,
    )
    expect(String(error)).toMatch(expected)
    expect(String(error)).not.toContain('hunter2')
    expect(error).toMatchObject({
      code: expect.stringMatching(/^(InvalidConfiguration|MissingCredentials)$/),
    })
    expect(machine.requests).toEqual([])
  })

  it('the role of the machine is used if no source is configured', async () => {
    const machine = await startMetadata()
    const variables = { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url }
    setAwsEnvironment({ variables })
    expect(await provideCredentials({ region: 'us-east-1' })).toMatchObject({ accessKeyId: 'INSTANCE' })
  })
})

describe('credentials come from', () => {
  it.each([...credentialOrder, ...credentialFailures].filter(({ expected }) => typeof expected === 'string'))(
    '$words',
    async ({ variables, config, credentials, profile, expected }) => {
      const { url } = await startHttpServer(assumeRole)
      setAwsEnvironment({
        variables: { AWS_ENDPOINT_URL_STS: url, ...variables },
        ...(config !== undefined && { config }),
        ...(credentials !== undefined && { credentials }),
      })
      expect((await provideCredentials({ profile, region: 'us-east-1' })).accessKeyId).toBe(expected)
    },
  )

  it('a container before the instance, and a container that refuses is an error', async () => {
    const machine = await startMetadata()
    const keys = {
      AccessKeyId: 'CONTAINER',
      SecretAccessKey: 's',
      Token: 't',
      Expiration: '2099-01-01T00:00:00Z',
    }
    const answers = [200, 403]
    const { url } = await startHttpServer((_, response) => {
      response.writeHead(answers.shift() ?? 403).end(JSON.stringify(keys))
    })
    const variables = {
      AWS_EC2_METADATA_DISABLED: '',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url,
      AWS_CONTAINER_CREDENTIALS_FULL_URI: url,
    }
    setAwsEnvironment({ variables })
    expect((await provideCredentials({})).accessKeyId).toBe('CONTAINER')
    await expect(provideCredentials({})).rejects.toMatchObject({
      code: 'MissingCredentials',
      message: expect.stringContaining('AWS_CONTAINER_CREDENTIALS_FULL_URI'),
    })
    expect(machine.requests).toEqual([])
  })

  it.each([
    ['AWS_CREDENTIAL_FILE', 'AWSAccessKeyId=TOOLS\nAWSSecretKey=s\n', 'TOOLS'],
    ['BOTO_CONFIG', '[Credentials]\naws_access_key_id = BOTO\naws_secret_access_key = s\n', 'BOTO'],
  ])('the file of %s, which boto3 reads too', async (variable, content, expected) => {
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-legacy-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'file'), content)
    setAwsEnvironment({ variables: { [variable]: join(folder, 'file') } })
    expect((await provideCredentials({})).accessKeyId).toBe(expected)
  })

  it('the environment by the old name of the session token too', async () => {
    const variables = { AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 's', AWS_SECURITY_TOKEN: 'old' }
    setAwsEnvironment({ variables })
    expect(await provideCredentials({})).toMatchObject({ sessionToken: 'old' })
  })
})

describe('a source’s answer that is not JSON', () => {
  const secret = 'hunter2'

  it.each<{ words: string; variables(url: string): Record<string, string> }>([
    { words: 'a container', variables: (url) => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url }) },
    {
      words: 'the instance',
      variables: (url) => ({ AWS_EC2_METADATA_DISABLED: '', AWS_EC2_METADATA_SERVICE_ENDPOINT: url }),
    },
  ])('is not quoted in the error of $words, nor in its causes', async ({ variables }) => {
    const { url } = await startHttpServer((_, response) => response.end(secret))
    setAwsEnvironment({ variables: variables(url) })
    const error: unknown = await provideCredentials({ region: 'us-east-1' }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'MissingCredentials' })
    expect(inspect(error, { depth: 9 })).toContain('it is not JSON')
    expect(inspect(error, { depth: 9 })).not.toContain(secret)
  })

  it('is not quoted in the error of a login', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'login-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const session = createHash('sha256').update('my-session').digest('hex')
    writeFileSync(join(folder, `${session}.json`), secret)
    setAwsEnvironment({
      variables: { AWS_LOGIN_CACHE_DIRECTORY: folder },
      config: '[default]\nlogin_session = my-session\n',
    })
    const error: unknown = await provideCredentials({ region: 'us-east-1' }).catch((thrown) => thrown)
    expect(String(error)).toMatch(/Failed to load token from .*\.json: it is not JSON; log in with aws login/)
    expect(inspect(error, { depth: 9 })).not.toContain(secret)
  })
})

it('an unsupported container address is an error that lists the supported ones', async () => {
  setAwsEnvironment({ variables: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://user:hunter2@10.0.0.1/' } })
  const error: unknown = await provideCredentials({ region: 'us-east-1' }).catch((thrown) => thrown)
  expect(String(error)).toMatch(/match one of the following: - loopback .*169\.254\.170\.23/)
  expect(inspect(error)).not.toContain('hunter2')
})
