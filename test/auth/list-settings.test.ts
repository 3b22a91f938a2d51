import { afterEach, describe, expect, it, vi } from 'vitest'
import { describeCredentials } from '../../src/auth/index.js'
import { loadModel } from '../../src/models/index.js'
import { listSettings } from '../../src/settings/index.js'
import { resolveSettings } from '../../src/settings/resolve-settings.js'
import { SettingLookup, type SettingNames } from '../../src/settings/setting-lookup.js'
import { setAwsEnvironment } from './support/aws-environment.js'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Every setting that the clients of these services look up when nothing is set. */
function lookedUp(): readonly SettingNames[] {
  const find = vi.spyOn(SettingLookup.prototype, 'find')
  for (const service of ['s3', 'sts', 'dynamodb', 'sns']) {
    resolveSettings({ region: 'us-east-1' }, loadModel(service))
    resolveSettings({}, loadModel('iam'))
  }
  return find.mock.calls.map(([names]) => names)
}

const sourcesOf = () => listSettings({}).settings.map(({ source }) => source)

describe('listSettings', () => {
  it('has every variable that a client reads', () => {
    setAwsEnvironment({})
    const variables = new Set(lookedUp().flatMap((names) => names.variables ?? []))
    expect(variables.size).toBeGreaterThan(15)
    for (const variable of variables) {
      setAwsEnvironment({ variables: { [variable]: 'x' } })
      expect(sourcesOf(), variable).toContain(variable)
    }
  })

  it('has every entry of a profile that a client reads', () => {
    setAwsEnvironment({})
    const entries = new Set(lookedUp().flatMap(({ entry }) => entry ?? []))
    expect(entries.size).toBeGreaterThan(15)
    for (const entry of entries) {
      setAwsEnvironment({ config: `[default]\n${entry} = x\n` })
      const expected = `${entry} of profile "default" in ${process.env.AWS_CONFIG_FILE}`
      expect(sourcesOf(), entry).toContain(expected)
    }
  })

  it('has every entry of the block of S3 that a client reads', () => {
    setAwsEnvironment({})
    const entries = new Set(lookedUp().flatMap(({ s3Entry }) => s3Entry ?? []))
    expect(entries.size).toBeGreaterThan(5)
    for (const entry of entries) {
      setAwsEnvironment({ config: `[default]\ns3 =\n  ${entry} = x\n` })
      const expected = `s3.${entry} of profile "default" in ${process.env.AWS_CONFIG_FILE}`
      expect(sourcesOf(), entry).toContain(expected)
    }
  })

  it('goes by boto3’s order: option, variable, profile, default', () => {
    setAwsEnvironment({
      variables: { AWS_DEFAULT_REGION: 'eu-west-1', AWS_PROFILE: 'dev' },
      config: '[profile dev]\nregion = us-east-2\nmax_attempts = 7\n',
      credentials: '[dev]\nretry_mode = adaptive\n',
    })
    const { settings, problems } = listSettings({ endpoint_url: 'http://127.0.0.1:5000' })
    const row = (name: string) => settings.find((setting) => setting.name === name)
    expect(problems).toEqual([])
    expect(row('profile')).toEqual({ name: 'profile', value: 'dev', kind: 'variable', source: 'AWS_PROFILE' })
    expect(row('endpoint_url')).toMatchObject({ kind: 'option', source: '--endpoint-url' })
    expect(row('region')).toMatchObject({
      value: 'eu-west-1',
      kind: 'variable',
      source: 'AWS_DEFAULT_REGION',
    })
    expect(row('max_attempts')).toMatchObject({
      value: '7',
      kind: 'profile',
      source: `max_attempts of profile "dev" in ${process.env.AWS_CONFIG_FILE}`,
    })
    expect(row('retry_mode')?.source).toContain(process.env.AWS_SHARED_CREDENTIALS_FILE)
    expect(row('ca_bundle')).toEqual({ name: 'ca_bundle', value: undefined, kind: 'default', source: '' })
  })

  it('has a row for each service with an endpoint of its own', () => {
    setAwsEnvironment({
      variables: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2' },
      config:
        '[default]\nservices = local\n[services local]\ndynamodb =\n  endpoint_url = http://127.0.0.1:3\n',
    })
    const own = listSettings({}).settings.filter(({ name }) => name.startsWith('endpoint_url of'))
    expect(own.map(({ name, source }) => [name, source])).toEqual([
      ['endpoint_url of s3', 'AWS_ENDPOINT_URL_S3'],
    ])
  })

  it('has a row for each service whose API version the profile chooses', () => {
    setAwsEnvironment({ config: '[default]\napi_versions =\n  ec2 = 2016-09-15\n  sns =\n' })
    const versions = listSettings({}).settings.filter(({ name }) => name.startsWith('api_version of'))
    const source = `api_versions.ec2 of profile "default" in ${process.env.AWS_CONFIG_FILE}`
    expect(versions).toEqual([{ name: 'api_version of ec2', value: '2016-09-15', kind: 'profile', source }])
  })

  it('reports every invalid value at once', () => {
    setAwsEnvironment({
      variables: { AWS_MAX_ATTEMPTS: 'many', AWS_USE_FIPS_ENDPOINT: 'perhaps', AWS_PROFILE: 'nobody' },
    })
    const { problems } = listSettings({})
    expect(problems).toHaveLength(3)
    expect(problems.join('\n')).toContain('AWS_MAX_ATTEMPTS is "many"')
    expect(problems.join('\n')).toContain('AWS_USE_FIPS_ENDPOINT is "perhaps"')
    expect(problems.join('\n')).toContain('AWS_PROFILE names the profile "nobody"')
  })
})

describe('describeCredentials', () => {
  const keys = 'aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n'

  it.each([
    ['AWS_ACCESS_KEY_ID', { variables: { AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 's' } }, true],
    ['credentials file, profile "default"', { credentials: `[default]\n${keys}` }, true],
    ['config file, profile "default"', { config: `[default]\n${keys}` }, true],
    [
      'role_arn of profile "default"',
      { config: `[default]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = b\n[profile b]\n${keys}` },
      false,
    ],
    [
      'SSO of profile "default"',
      {
        config:
          '[default]\nsso_account_id = 1\nsso_role_name = r\nsso_start_url = https://a.test\nsso_region = us-east-1\n',
      },
      false,
    ],
    ['credential_process of profile "default"', { config: '[default]\ncredential_process = false\n' }, false],
    ['container', { variables: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/' } }, false],
    ['aws login of profile "default"', { config: '[default]\nlogin_session = x\n' }, false],
    [
      'EC2 instance metadata, if this is an instance',
      { variables: { AWS_EC2_METADATA_DISABLED: 'false' } },
      false,
    ],
  ])('names the source: %s', async (source, environment, hasKeys) => {
    setAwsEnvironment(environment)
    const found = await describeCredentials(undefined)
    expect(found.source).toBe(source)
    expect(found.keys !== undefined).toBe(hasKeys)
  })

  it('finds no source', async () => {
    setAwsEnvironment({})
    expect(await describeCredentials(undefined)).toEqual({ source: undefined })
  })

  it('says what is incomplete', async () => {
    setAwsEnvironment({ variables: { AWS_ACCESS_KEY_ID: 'AKID' } })
    expect((await describeCredentials(undefined)).problem).toContain('AWS_SECRET_ACCESS_KEY')
  })
})
