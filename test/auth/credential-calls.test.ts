import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { client } from 'nexttoken'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startHttpServer } from '../support/http-server.js'
import { setAwsEnvironment } from './support/aws-environment.js'
import { provideCredentials } from './support/provide-credentials.js'
import { startSecureServer, startTunnelProxy } from './support/secure-server.js'
import { assumeRole } from './support/sts-server.js'

const region = 'us-east-1'
const roleProfile =
  '[profile audit]\nrole_arn = arn:aws:iam::123456789012:role/audit\nsource_profile = base\n' +
  '[profile base]\naws_access_key_id = BASE\naws_secret_access_key = s\n'
const ssoProfile =
  '[profile sso]\nsso_session = my work\nsso_account_id = 123456789012\nsso_role_name = Auditor\n' +
  '[sso-session "my work"]\nsso_start_url = https://start.test\nsso_region = eu-west-1\n'

/** A home folder with these files, gone when the test ends. */
function homeWith(files: Readonly<Record<string, string>>): string {
  const home = mkdtempSync(join(tmpdir(), 'nexttoken-home-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), content)
  }
  return home
}

const time = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const ssoFile = `.aws/sso/cache/${createHash('sha1').update('my work').digest('hex')}.json`
const ssoLogin = (minutes: number) =>
  JSON.stringify({
    accessToken: 'old',
    expiresAt: time(minutes),
    clientId: 'id',
    clientSecret: 'hunter2',
    refreshToken: 'refresh',
    registrationExpiresAt: time(1000),
  })

/** SSO and SSO OIDC: the key of a role is `BY` and the token that asked for it. */
const sso: RequestListener = (request, response) => {
  const answer = (value: object) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  if (request.url?.startsWith('/token'))
    return answer({ accessToken: 'new', expiresIn: 3600, refreshToken: 'next' })
  const accessKeyId = `BY${request.headers['x-amz-sso_bearer_token']}`
  return answer({
    roleCredentials: {
      accessKeyId,
      secretAccessKey: 's',
      sessionToken: 't',
      expiration: Date.now() + 3_600_000,
    },
  })
}

const refuse =
  (status: number, body: string): RequestListener =>
  (_: IncomingMessage, response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body)

// https://github.com/aws/aws-sdk-js-v3/issues/6687
describe('the call that assumes a role is sent', () => {
  it('through the proxy and with the certificates of the environment', async () => {
    const { port, ca } = await startSecureServer('sts.test', assumeRole)
    const proxy = await startTunnelProxy()
    const home = homeWith({ 'ca.pem': ca })
    const variables = {
      AWS_ENDPOINT_URL_STS: `https://sts.test:${port}`,
      AWS_CA_BUNDLE: join(home, 'ca.pem'),
      HTTPS_PROXY: proxy.url,
      NO_PROXY: '',
    }
    setAwsEnvironment({ variables, config: roleProfile })
    expect((await provideCredentials({ profile: 'audit', region })).accessKeyId).toBe('OFaudit')
    expect(proxy.tunnels).toEqual([`sts.test:${port}`])
  })

  it('with the certificates of the profile', async () => {
    const { port, ca } = await startSecureServer('localhost', assumeRole)
    const home = homeWith({ 'ca.pem': ca })
    const own = `ca_bundle = ${home}/ca.pem\nendpoint_url = https://localhost:${port}\n`
    setAwsEnvironment({ config: roleProfile.replace('[profile base]', `${own}[profile base]`) })
    expect((await provideCredentials({ profile: 'audit', region })).accessKeyId).toBe('OFaudit')
  })

  it('with the options of the request handler', async () => {
    const { port, ca } = await startSecureServer('localhost', assumeRole)
    const variables = { AWS_ENDPOINT_URL_STS: `https://localhost:${port}` }
    setAwsEnvironment({ variables, config: roleProfile })
    const requestHandler = { httpsAgent: { ca } }
    expect((await provideCredentials({ profile: 'audit', region, requestHandler })).accessKeyId).toBe(
      'OFaudit',
    )
  })

  it('through the request handler, which is not closed', async () => {
    const { url, requests } = await startHttpServer(assumeRole)
    const handler = new NodeHttpHandler()
    const seen: string[] = []
    const requestHandler = {
      metadata: { handlerProtocol: 'http/1.1' },
      destroy: () => expect.fail('the handler is the caller’s'),
      handle: (...given: Parameters<NodeHttpHandler['handle']>) => {
        seen.push(given[0].hostname)
        return handler.handle(...given)
      },
    }
    onTestFinished(() => handler.destroy())
    setAwsEnvironment({ variables: { AWS_ENDPOINT_URL_STS: url }, config: roleProfile })
    expect((await provideCredentials({ profile: 'audit', region, requestHandler })).accessKeyId).toBe(
      'OFaudit',
    )
    expect(seen).toEqual(['127.0.0.1'])
    expect(requests).toHaveLength(1)
  })

  it.each<[string, (url: string) => { variables?: Record<string, string>; config: string }]>([
    ['AWS_ENDPOINT_URL_STS', (url) => ({ variables: { AWS_ENDPOINT_URL_STS: url }, config: roleProfile })],
    ['AWS_ENDPOINT_URL', (url) => ({ variables: { AWS_ENDPOINT_URL: url }, config: roleProfile })],
    [
      'endpoint_url of the profile',
      (url) => ({ config: roleProfile.replace('source_profile', `endpoint_url = ${url}\nsource_profile`) }),
    ],
    [
      'the services section of the profile',
      (url) => ({
        config:
          roleProfile.replace('source_profile', 'services = local\nsource_profile') +
          `[services local]\nsts =\n  endpoint_url = ${url}\n`,
      }),
    ],
  ])('to the endpoint of %s', async (_, environment) => {
    const { url, requests } = await startHttpServer(assumeRole)
    setAwsEnvironment(environment(url))
    const identity = await provideCredentials({ profile: 'audit', region })
    expect(identity).toMatchObject({ accessKeyId: 'OFaudit', accountId: '123456789012' })
    expect(requests[0]?.headers.authorization).toContain(`Credential=BASE/`)
    expect(requests[0]?.headers.authorization).toContain(`/${region}/sts/`)
  })

  it('again if STS could not reach the identity provider', async () => {
    const xml =
      '<ErrorResponse><Error><Type>Sender</Type><Code>IDPCommunicationError</Code><Message>m</Message></Error></ErrorResponse>'
    const { url, requests } = await startHttpServer(refuse(400, xml), assumeRole)
    const home = homeWith({ token: 'web-token' })
    const variables = {
      AWS_ENDPOINT_URL_STS: url,
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/pod',
      AWS_WEB_IDENTITY_TOKEN_FILE: join(home, 'token'),
    }
    setAwsEnvironment({ variables })
    expect((await provideCredentials({ region })).accessKeyId).toBe('OFpod')
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
  })

  it('and its error names the profile, the role and the source', async () => {
    const xml =
      '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>'
    const { url } = await startHttpServer(refuse(403, xml))
    setAwsEnvironment({ variables: { AWS_ENDPOINT_URL_STS: url }, config: roleProfile })
    const sns = client('sns', { profile: 'audit', region, endpoint: url })
    onTestFinished(() => sns.destroy())
    const words =
      'the role arn:aws:iam::123456789012:role/audit of profile "audit" could not be assumed with the credentials of profile "base"'
    await expect(sns.listTopics()).rejects.toMatchObject({
      code: 'MissingCredentials',
      service: 'sns',
      message: expect.stringMatching(
        new RegExp(`${words}: .*not you.*; check that both the role's trust policy`),
      ),
      cause: { code: 'AccessDenied', service: 'sts' },
    })
  })
})

describe('calls to SSO use the endpoints of the services section, whatever the name of the session', () => {
  const config = (url: string) =>
    ssoProfile.replace('sso_session', 'services = local\nsso_session') +
    `[services local]\nsso =\n  endpoint_url = ${url}\nsso_oidc =\n  endpoint_url = ${url}\n`

  it('send the token of the login without a signature', async () => {
    const { url, requests } = await startHttpServer(sso)
    const home = homeWith({ [ssoFile]: ssoLogin(60) })
    setAwsEnvironment({ variables: { HOME: home }, config: config(url) })
    const identity = await provideCredentials({ profile: 'sso', region })
    expect(identity).toMatchObject({ accessKeyId: 'BYold', accountId: '123456789012' })
    expect(requests.map(({ url }) => url)).toEqual([
      '/federation/credentials?account_id=123456789012&role_name=Auditor',
    ])
    expect(requests[0]?.headers.authorization).toBeUndefined()
  })

  it('renew a login that expires soon, for every process that shares its file', async () => {
    const { url } = await startHttpServer(sso)
    const home = homeWith({ [ssoFile]: ssoLogin(5) })
    setAwsEnvironment({ variables: { HOME: home }, config: config(url) })
    expect((await provideCredentials({ profile: 'sso', region })).accessKeyId).toBe('BYnew')
    const kept: unknown = JSON.parse(readFileSync(join(home, ssoFile), 'utf8'))
    expect(kept).toMatchObject({ accessToken: 'new', refreshToken: 'next', clientId: 'id' })
  })

  it('use a login that cannot be renewed until it expires', async () => {
    const { url } = await startHttpServer(refuse(400, '{"error":"invalid_grant"}'), sso)
    const home = homeWith({ [ssoFile]: ssoLogin(5) })
    setAwsEnvironment({ variables: { HOME: home }, config: config(url) })
    expect((await provideCredentials({ profile: 'sso', region })).accessKeyId).toBe('BYold')
  })

  it('fail for an expired login and say how to log in', async () => {
    const { url } = await startHttpServer(refuse(400, '{"error":"invalid_grant"}'))
    const home = homeWith({ [ssoFile]: ssoLogin(-5) })
    setAwsEnvironment({ variables: { HOME: home }, config: config(url) })
    const error = await provideCredentials({ profile: 'sso', region }).catch((thrown: unknown) => thrown)
    expect(String(error)).toMatch(/the login has expired; log in with aws sso login --profile "sso"/)
    expect(String(error)).not.toContain('hunter2')
  })
})

describe('the login of `aws login`', () => {
  const session = 'arn:aws:sts::123456789012:assumed-role/r/me'
  const loginFile = `.aws/login/cache/${createHash('sha256').update(session).digest('hex')}.json`
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const token = (minutes: number) =>
    JSON.stringify({
      accessToken: {
        accessKeyId: 'LOGIN',
        secretAccessKey: 's',
        sessionToken: 't',
        accountId: '123456789012',
        expiresAt: time(minutes),
      },
      tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
      clientId: 'arn:aws:signin:::devtools/same-device',
      refreshToken: 'refresh',
      dpopKey: privateKey.export({ format: 'pem', type: 'sec1' }),
    })
  const config = `[profile me]\nlogin_session = ${session}\nregion = us-east-1\n`

  it('gives credentials', async () => {
    const home = homeWith({ [loginFile]: token(60) })
    setAwsEnvironment({ variables: { HOME: home }, config })
    expect(await provideCredentials({ profile: 'me', region })).toMatchObject({ accessKeyId: 'LOGIN' })
  })

  it('is renewed through the request handler, at the endpoint of the services section', async () => {
    const accessToken = { accessKeyId: 'RENEWED', secretAccessKey: 's', sessionToken: 't' }
    const { port, ca } = await startSecureServer('localhost', (_, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ accessToken, tokenType: 'x', expiresIn: 900, refreshToken: 'next' }))
    })
    const home = homeWith({ [loginFile]: token(1) })
    const own = `${config}services = local\n[services local]\nsignin =\n  endpoint_url = https://localhost:${port}\n`
    // The library warns of Node 20.
    const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }
    setAwsEnvironment({ variables: { HOME: home, ...quiet }, config: own })
    const requestHandler = { httpsAgent: { ca } }
    const identity = await provideCredentials({ profile: 'me', region, requestHandler })
    expect(identity).toMatchObject({ accessKeyId: 'RENEWED', accountId: '123456789012' })
  })

  it('fails if there was no login, and names the profile', async () => {
    setAwsEnvironment({ variables: { HOME: homeWith({}) }, config })
    await expect(provideCredentials({ profile: 'me', region })).rejects.toMatchObject({
      code: 'MissingCredentials',
      message: expect.stringMatching(
        /the login of profile "me" \(login_session\) returned none: .*; log in with aws login/,
      ),
    })
  })
})
