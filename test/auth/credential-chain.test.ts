import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { setAwsEnvironment } from './support/aws-environment.js'
import { credentialCases } from './support/credential-cases.js'
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

const failures = credentialCases.filter(
  ({ expected, words }) => typeof expected !== 'string' && !/nothing|without credentials/.test(words),
)

// https://github.com/async-aws/aws/issues/1659
describe('on a machine that has a role itself, a source that is configured and fails is an error that names it', () => {
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

  it('and the role is taken where no source is configured', async () => {
    const machine = await startMetadata()
    const variables = { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url }
    setAwsEnvironment({ variables })
    expect(await provideCredentials({ region: 'us-east-1' })).toMatchObject({ accessKeyId: 'INSTANCE' })
  })
})

describe('credentials come from', () => {
  it.each(credentialCases.filter(({ expected }) => typeof expected === 'string'))(
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
