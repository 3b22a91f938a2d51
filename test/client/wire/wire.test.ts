import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cbor } from '@smithy/core/cbor'
import { type ClientConfig, client, type DynamicClient } from 'nexttoken'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { startHttpServer } from '../../support/http-server.js'
import { pagingService } from '../listing/support/paging-service.js'
import { recordingLogger } from './support/recording-logger.js'

const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'a-secret-access-key',
  sessionToken: 'session/token+of=mine',
}

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A client whose log shows everything, of a service that gives these answers. */
async function logged(service: string, answers: readonly Answer[], config: ClientConfig = {}) {
  const listeners = answers.map(({ status = 200, headers = {}, body = '' }) => {
    return (...[request, response]: Parameters<import('node:http').RequestListener>) => {
      request.resume().on('end', () => response.writeHead(status, headers).end(body))
    }
  })
  const { url: endpoint } = await startHttpServer(...listeners)
  const { records, logger } = recordingLogger()
  const opened: DynamicClient = client(service, {
    region: 'us-east-1',
    endpoint,
    credentials,
    logger,
    wire: true,
    ...config,
  })
  onTestFinished(() => opened.destroy())
  const of = (event: string) => records.filter((record) => record.event === event)
  return { client: opened, endpoint, records, requests: () => of('request'), responses: () => of('response') }
}

/** STS's answer to AssumeRole. */
const assumed =
  '<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIANEW</AccessKeyId><SecretAccessKey>new-secret</SecretAccessKey><SessionToken>new-token</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>'

const topics = '<ListTopicsResponse><ListTopicsResult><Topics/></ListTopicsResult></ListTopicsResponse>'

describe('the log with wire: true', () => {
  it.each(['auto', 'node'] as const)(
    'has the URL, the headers and the body, by transport %s',
    async (transport) => {
      const answer = { headers: { 'x-amzn-requestid': 'id-1', 'content-type': 'text/xml' }, body: topics }
      const sns = await logged('sns', [answer], { transport })
      await sns.client.call('ListTopics', { NextToken: 'a b' })
      const [[request], [response]] = [sns.requests(), sns.responses()]
      expect(request).toMatchObject({
        service: 'sns',
        operation: 'ListTopics',
        attempt: 1,
        method: 'POST',
        url: `${sns.endpoint}/`,
        body: 'Action=ListTopics&Version=2010-03-31&NextToken=a%20b',
      })
      expect(request?.headers).toMatchObject({
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'x-amz-security-token': '***',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=\*\*\*\/\d{8}\/us-east-1\/sns\/aws4_request, SignedHeaders=[\w;-]+, Signature=\*\*\*$/,
        ),
      })
      expect(response).toMatchObject({
        statusCode: 200,
        requestId: 'id-1',
        headers: { 'x-amzn-requestid': 'id-1', 'content-type': 'text/xml' },
        body: topics,
      })
    },
  )

  it('shows the refused attempt, the wait, and the attempt that follows', async () => {
    const error =
      '<ErrorResponse><Error><Code>Throttling</Code><Message>slow</Message></Error></ErrorResponse>'
    const sns = await logged('sns', [{ status: 400, body: error }, { body: topics }])
    await sns.client.call('ListTopics')
    expect(sns.records.map(({ event, attempt }) => `${event} ${attempt}`)).toEqual([
      'request 1',
      'response 1',
      'retry 1',
      'request 2',
      'response 2',
    ])
    expect(sns.responses()[0]?.body).toBe(error)
  })

  it('shows every page of a listing', async () => {
    const { records, logger } = recordingLogger()
    const { sns } = await pagingService(5, undefined, { logger, wire: true })
    await sns.paginate('list_topics').items().toArray()
    const bodies = records.filter(({ event }) => event === 'request').map(({ body }) => body)
    expect(bodies).toHaveLength(5)
    expect(bodies[4]).toContain('NextToken=token-4')
    expect(
      records.filter(({ event, body }) => event === 'response' && String(body).includes('arn:')),
    ).toHaveLength(5)
  })

  it('shows nothing more without wire, and needs a logger', async () => {
    const sns = await logged('sns', [{ body: topics }], { wire: false })
    await sns.client.call('ListTopics')
    for (const record of sns.records) {
      for (const name of ['url', 'headers', 'body']) expect(record).not.toHaveProperty(name)
    }
    const alone = client('sns', { region: 'us-east-1', credentials, wire: true })
    await expect(alone.call('ListTopics')).rejects.toThrow(
      'wire adds to what `logger` logs; pass a logger too, such as `logger: console`',
    )
  })
})

describe('what is no text', () => {
  it.each([
    [
      'bytes',
      { 'content-type': 'binary/octet-stream' },
      Buffer.from([0, 1, 254, 255]),
      '(4 bytes that are not text)',
    ],
    ['compressed text', { 'content-encoding': 'gzip' }, gzipSync('{"a":"b"}'), /^\(\d+ bytes, gzip\)$/],
  ])('%s: only the length of a response is shown', async (_, headers, body, shown) => {
    const logs = await logged('logs', [{ status: 400, headers, body }])
    await logs.client.call('DescribeLogGroups').catch(() => {})
    expect(logs.responses()[0]?.body).toEqual(
      typeof shown === 'string' ? shown : expect.stringMatching(shown),
    )
  })

  it('a stream is shown as such, and is still read by the caller', async () => {
    const s3 = await logged('s3', [{ body: 'the object' }])
    const { Body } = await s3.client.call('GetObject', { Bucket: 'b', Key: 'k' })
    expect(await (Body as { transformToString(): Promise<string> }).transformToString()).toBe('the object')
    expect(s3.responses()[0]?.body).toBe('(a stream)')
  })

  it('CBOR is shown as JSON, in requests and responses', async () => {
    const body = cbor.serialize({ Domains: [{ Name: 'main', Size: 3 }] })
    const service = await logged('cloudwatchomni', [
      { headers: { 'content-type': 'application/cbor' }, body },
    ])
    await service.client.call('DeleteSpace', { spaceId: 'aaaaaaaaaaaaaaaa' })
    expect(service.requests()[0]?.body).toBe('{"spaceId":"aaaaaaaaaaaaaaaa"}')
    expect(service.responses()[0]?.body).toBe('{"Domains":[{"Name":"main","Size":3}]}')
  })

  it('a long body is cut, and its length is told', async () => {
    const body = `<ListTopicsResponse>${'<A>b</A>'.repeat(10_000)}</ListTopicsResponse>`
    const sns = await logged('sns', [{ body }])
    await sns.client.call('ListTopics').catch(() => {})
    const shown = String(sns.responses()[0]?.body)
    expect(shown.length).toBeLessThan(16_500)
    expect(shown).toMatch(/… \(80,041 bytes in all\)$/)
  })
})

describe('secrets', () => {
  const all = [credentials.accessKeyId, credentials.secretAccessKey, credentials.sessionToken]

  it('the credentials of the caller are in no record', async () => {
    const sns = await logged('sns', [{ headers: { 'set-cookie': 'AWSALB=a-cookie' }, body: topics }])
    await sns.client.call('ListTopics')
    const text = JSON.stringify(sns.records)
    for (const secret of [...all, 'a-cookie']) expect(text).not.toContain(secret)
    expect(sns.responses()[0]?.headers).toMatchObject({ 'set-cookie': '***' })
  })

  it('new credentials that STS returns are hidden, although the model does not mark the session token', async () => {
    const sts = await logged('sts', [{ body: assumed }])
    const input = {
      RoleArn: 'arn:aws:iam::111111111111:role/a',
      RoleSessionName: 'mine',
      TokenCode: '123456',
    }
    await sts.client.call('AssumeRole', input)
    const text = JSON.stringify(sts.records)
    for (const secret of ['new-secret', 'new-token', '123456']) expect(text).not.toContain(secret)
    expect(sts.responses()[0]?.body).toContain(
      '<SecretAccessKey>***</SecretAccessKey><SessionToken>***</SessionToken>',
    )
  })

  it('so are those of Cognito, and a token of ECR', async () => {
    const cognito = await logged('cognito-identity', [
      {
        body: '{"Credentials":{"AccessKeyId":"ASIANEW","SecretKey":"new-secret","SessionToken":"new-token"},"IdentityId":"us-east-1:1"}',
      },
    ])
    await cognito.client.call('GetCredentialsForIdentity', { IdentityId: 'us-east-1:1' })
    expect(cognito.responses()[0]?.body).toBe(
      '{"Credentials":{"AccessKeyId":"***","SecretKey":"***","SessionToken":"***"},"IdentityId":"us-east-1:1"}',
    )
    const ecr = await logged('ecr', [
      { body: '{"authorizationData":[{"authorizationToken":"QVdTOmE=","proxyEndpoint":"https://e"}]}' },
    ])
    await ecr.client.call('GetAuthorizationToken')
    expect(ecr.responses()[0]?.body).toContain('"authorizationToken":"***","proxyEndpoint":"https://e"')
  })

  it('a customer’s key of S3 is hidden in its header', async () => {
    const s3 = await logged('s3', [{}])
    const key = Buffer.alloc(32, 'k')
    await s3.client.call('PutObject', {
      Bucket: 'b',
      Key: 'k',
      Body: 'x',
      SSECustomerAlgorithm: 'AES256',
      SSECustomerKey: key,
    })
    const text = JSON.stringify(s3.records)
    expect(text).not.toContain(key.toString('base64'))
    expect(s3.requests()[0]?.headers).toMatchObject({
      'x-amz-server-side-encryption-customer-algorithm': 'AES256',
      'x-amz-server-side-encryption-customer-key': '***',
    })
  })

  it('a sensitive value that a service repeats in its error message is hidden there too', async () => {
    const secret = 'hunter2 "&<ö'
    const message = `Value '${secret}' at 'password' failed`
    const service = await logged('cognito-idp', [
      { status: 400, body: JSON.stringify({ __type: 'InvalidPasswordException', message }) },
    ])
    await service.client
      .call('SignUp', { ClientId: 'client1', Username: 'someone', Password: secret })
      .catch(() => {})
    expect(service.responses()[0]?.body).toBe(
      `{"__type":"InvalidPasswordException","message":"Value '***' at 'password' failed"}`,
    )
    expect(service.requests()[0]?.body).toContain('"Password":"***"')
    expect(JSON.stringify(service.records)).not.toContain('hunter2')
  })

  it('what S3 repeats of a signature that does not match is hidden', async () => {
    const canonical = `PUT\n/\n\nx-amz-security-token:${credentials.sessionToken}\n`
    const bytes = Buffer.from(canonical).toString('hex')
    const body = `<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>AKIDEXAMPLE</AWSAccessKeyId><CanonicalRequest>${canonical}</CanonicalRequest><CanonicalRequestBytes>${bytes}</CanonicalRequestBytes><Token-0>${credentials.sessionToken}</Token-0></Error>`
    const s3 = await logged('s3', [{ status: 403, body }])
    await s3.client.call('ListBuckets').catch(() => {})
    const text = JSON.stringify(s3.records)
    for (const secret of [...all, bytes.slice(0, 40)]) expect(text).not.toContain(secret)
    expect(s3.responses()[0]?.body).toContain('<Code>SignatureDoesNotMatch</Code>')
  })

  it('a presigned URL in a body or a header loses its signature', async () => {
    const url =
      'https://b.s3.amazonaws.com/k?X-Amz-Credential=AKIDOTHER%2F1&X-Amz-Signature=abcdef012345&X-Amz-Security-Token=other%2Ftoken&versionId=1'
    const lambda = await logged('lambda', [
      { headers: { location: url }, body: JSON.stringify({ Code: { Location: url, RepositoryType: 'S3' } }) },
    ])
    await lambda.client.call('GetFunction', { FunctionName: 'f' })
    const text = JSON.stringify(lambda.records)
    for (const secret of ['AKIDOTHER', 'abcdef012345', 'other%2Ftoken']) expect(text).not.toContain(secret)
    expect(lambda.responses()[0]?.body).toContain('X-Amz-Signature=***&X-Amz-Security-Token=***&versionId=1')
  })

  it('a path and a query with sensitive members are not shown', async () => {
    const sso = await logged('sso', [{ body: '{"roleList":[]}' }], { credentials: false })
    await sso.client.call('ListAccountRoles', { accessToken: 'sso-token', accountId: '111111111111' })
    expect(JSON.stringify(sso.records)).not.toContain('sso-token')
    expect(sso.requests()[0]?.url).toContain('account_id=111111111111')
  })

  it('the calls that fetch credentials are logged too, without them', async () => {
    const sts = await logged('sts', [{ body: assumed }])
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-wire-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const role = 'role_arn = arn:aws:iam::111111111111:role/a\ncredential_source = Environment\n'
    writeFileSync(join(folder, 'config'), `[profile audit]\n${role}`)
    vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
    vi.stubEnv('AWS_ENDPOINT_URL_STS', sts.endpoint)
    vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey)
    onTestFinished(() => void vi.unstubAllEnvs())
    const sns = await logged('sns', [{ body: topics }], { credentials: undefined, profile: 'audit' })
    await sns.client.call('ListTopics')
    expect(sns.records.map(({ event, operation }) => `${event} ${operation}`)).toEqual([
      'request AssumeRole',
      'response AssumeRole',
      'request ListTopics',
      'response ListTopics',
    ])
    expect(sns.responses()[0]?.body).toContain('<SessionToken>***</SessionToken>')
    expect(JSON.stringify(sns.records)).not.toMatch(/ASIANEW|new-secret|new-token|a-secret-access-key/)
  })
})
