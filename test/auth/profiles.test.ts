import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { setAwsEnvironment } from './support/aws-environment.js'
import { credentialsProvider, provideCredentials } from './support/provide-credentials.js'

/** A home folder with these files, gone when the test ends. */
function homeWith(files: Readonly<Record<string, string>>): string {
  const home = mkdtempSync(join(tmpdir(), 'nexttoken-home-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(home, name, '..'), { recursive: true })
    writeFileSync(join(home, name), content)
  }
  return home
}

const identityOf = (profile: string) => provideCredentials({ profile, region: 'us-east-1' })

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

/** A `credential_process`: the first time it is asked it gives KEY1, good for an hour; then KEY2, for two; … */
const program = `
import { appendFileSync, readFileSync } from 'node:fs'
const counter = new URL('./count', import.meta.url)
appendFileSync(counter, '.')
const count = readFileSync(counter, 'utf8').length
const AccessKeyId = 'KEY' + count
const Expiration = new Date(Date.now() + count * 3_600_000).toISOString()
console.log(JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey: 's', SessionToken: 't', Expiration }))
`

const processProfile = (home: string) =>
  `[profile tool]\nregion = us-east-1\ncredential_process = "${process.execPath}" "${home}/tool.mjs"\n`

describe('credentials of a profile', () => {
  it('come from its credential_process, and are kept until they expire', async () => {
    const home = homeWith({ 'tool.mjs': program })
    setAwsEnvironment({ variables: { HOME: home }, config: processProfile(home) })
    const provider = credentialsProvider({ profile: 'tool' })
    for (let time = 0; time < 3; time++) {
      expect(await provider()).toMatchObject({ accessKeyId: 'KEY1', sessionToken: 't' })
    }
  })

  it.each([
    {
      words: 'of its own',
      cache: 'https://start.test/start',
      config:
        '[profile sso]\nsso_start_url = https://start.test/start\nsso_region = us-east-1\n' +
        'sso_account_id = 123456789012\nsso_role_name = Auditor\n',
    },
    {
      words: 'of a session',
      cache: 'work',
      config:
        '[profile sso]\nsso_session = work\nsso_account_id = 123456789012\nsso_role_name = Auditor\n' +
        '[sso-session work]\nsso_start_url = https://start.test/start\nsso_region = us-east-1\n',
    },
  ])('come from SSO settings $words, by the token of `aws sso login`', async ({ cache, config }) => {
    const { url, requests } = await startHttpServer((_, response) => {
      const roleCredentials = {
        accessKeyId: 'SSO',
        secretAccessKey: 's',
        sessionToken: 't',
        expiration: Date.now() + 3_600_000,
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ roleCredentials }))
    })
    const file = `.aws/sso/cache/${createHash('sha1').update(cache).digest('hex')}.json`
    const home = homeWith({
      [file]: JSON.stringify({ accessToken: 'logged-in', expiresAt: inAnHour(), region: 'us-east-1' }),
    })
    setAwsEnvironment({ variables: { HOME: home, AWS_ENDPOINT_URL_SSO: url }, config })
    expect(await identityOf('sso')).toMatchObject({ accessKeyId: 'SSO', sessionToken: 't' })
    expect(requests[0]?.url).toBe('/federation/credentials?account_id=123456789012&role_name=Auditor')
    expect(requests[0]?.headers['x-amz-sso_bearer_token']).toBe('logged-in')
  })

  it('fail if the login has expired, and say how to log in', async () => {
    const home = homeWith({})
    const config =
      '[profile sso]\nsso_start_url = https://start.test/start\nsso_region = us-east-1\n' +
      'sso_account_id = 123456789012\nsso_role_name = Auditor\n'
    setAwsEnvironment({ variables: { HOME: home }, config })
    const error = await identityOf('sso').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'MissingCredentials',
      message: expect.stringMatching(/aws sso login/),
    })
  })

  it('come through a chain of roles, each assumed with the one before', async () => {
    const asked: { role: string | null; by: string | undefined }[] = []
    const { url } = await startHttpServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const role = new URLSearchParams(body).get('RoleArn')
      asked.push({ role, by: /Credential=(\w+)/.exec(request.headers.authorization ?? '')?.[1] })
      const name = role?.split('/')[1]
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>` +
            `<AccessKeyId>OF${name}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>` +
            `<Expiration>${inAnHour()}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
        )
    })
    const config =
      '[profile audit]\nrole_arn = arn:aws:iam::222222222222:role/audit\nsource_profile = hub\nregion = us-east-1\n' +
      '[profile hub]\nrole_arn = arn:aws:iam::111111111111:role/hub\nsource_profile = base\nregion = us-east-1\n'
    const credentials = '[base]\naws_access_key_id = BASE\naws_secret_access_key = s\n'
    setAwsEnvironment({ variables: { AWS_ENDPOINT_URL_STS: url }, config, credentials })
    expect(await identityOf('audit')).toMatchObject({ accessKeyId: 'OFaudit', sessionToken: 't' })
    expect(asked).toEqual([
      { role: 'arn:aws:iam::111111111111:role/hub', by: 'BASE' },
      { role: 'arn:aws:iam::222222222222:role/audit', by: 'OFhub' },
    ])
  })
})

describe('a listing that outlives its credentials', () => {
  it('continues with new credentials and loses no item', async () => {
    const home = homeWith({ 'tool.mjs': program })
    setAwsEnvironment({ variables: { HOME: home }, config: processProfile(home) })
    const page = (n: number) =>
      `<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>arn:${n}</TopicArn></member></Topics>` +
      `${n < 3 ? `<NextToken>${n}</NextToken>` : ''}</ListTopicsResult></ListTopicsResponse>`
    // Each page takes an hour and is asked for with credentials that end within it.
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    vi.setSystemTime(Date.now() + 1_800_000)
    const { url, requests } = await startHttpServer(
      ...[1, 2, 3].map((n) => (_: unknown, response: { end(text: string): void }) => {
        vi.setSystemTime(Date.now() + 3_600_000)
        response.end(page(n))
      }),
    )
    const sns = client('sns', { profile: 'tool', endpoint: url })
    onTestFinished(() => sns.destroy())
    const topics = await sns.paginate('list_topics').items().toArray()
    expect(topics).toEqual([1, 2, 3].map((n) => ({ TopicArn: `arn:${n}` })))
    const keys = requests.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1])
    expect(keys).toEqual(['KEY1', 'KEY2', 'KEY3'])
  })
})
