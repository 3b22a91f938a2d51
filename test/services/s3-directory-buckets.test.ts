import { describe, expect, it } from 'vitest'
import { refusalOf, scripted } from './support/scripted-service.js'

const Bucket = 'photos--use1-az4--x-s3'

const session = (token: string, expiration: Date) => ({
  body:
    '<CreateSessionResult><Credentials><AccessKeyId>SESSIONKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey>' +
    `<SessionToken>${token}</SessionToken><Expiration>${expiration.toISOString()}</Expiration>` +
    '</Credentials></CreateSessionResult>',
})
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const page = { body: '<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>' }

describe('a directory bucket', () => {
  it('is listed with the credentials of a session that is opened once', async () => {
    const s3 = await scripted('s3', session('token-1', inMinutes(5)), page)
    expect(await s3.client.listObjectsV2({ Bucket })).toMatchObject({ Contents: [{ Key: 'k' }] })
    await s3.client.listObjectsV2({ Bucket })
    const [opening, first, second] = s3.requests
    expect(s3.requests).toHaveLength(3)
    expect(opening?.query.has('session')).toBe(true)
    expect(opening?.headers.authorization).toMatch(/Credential=AKIDEXAMPLE\/\d+\/us-east-1\/s3express\//)
    for (const request of [first, second]) {
      expect(request?.headers['x-amz-s3session-token']).toBe('token-1')
      expect(request?.headers['x-amz-security-token']).toBeUndefined()
      expect(request?.headers.authorization).toMatch(/Credential=SESSIONKEY\/\d+\/us-east-1\/s3express\//)
      expect(request?.headers.authorization).toMatch(/SignedHeaders=[^,]*x-amz-s3session-token/)
    }
  })

  it('gets a new session before the last one expires', async () => {
    const s3 = await scripted(
      's3',
      session('token-1', inMinutes(0.5)),
      page,
      session('token-2', inMinutes(5)),
      page,
    )
    await s3.client.listObjectsV2({ Bucket })
    await s3.client.listObjectsV2({ Bucket })
    expect(s3.requests.map(({ headers }) => headers['x-amz-s3session-token'])).toEqual([
      undefined,
      'token-1',
      undefined,
      'token-2',
    ])
  })

  it('has a session of its own', async () => {
    const s3 = await scripted(
      's3',
      session('token-1', inMinutes(5)),
      page,
      session('token-2', inMinutes(5)),
      page,
    )
    await s3.client.listObjectsV2({ Bucket })
    await s3.client.listObjectsV2({ Bucket: `other-${Bucket}` })
    expect(s3.requests[3]?.headers['x-amz-s3session-token']).toBe('token-2')
  })

  it('fails if its session is refused, and opens a session again with the next call', async () => {
    const refused = { status: 403, body: '<Error><Code>AccessDenied</Code><Message>no</Message></Error>' }
    const s3 = await scripted('s3', refused, session('token-1', inMinutes(5)), page)
    expect(await refusalOf(s3.client.listObjectsV2({ Bucket }))).toMatchObject({
      code: 'AccessDenied',
      operation: 'CreateSession',
    })
    expect(await s3.client.listObjectsV2({ Bucket })).toMatchObject({ Contents: [{ Key: 'k' }] })
  })

  it('fails with a clear error if the answer has no session', async () => {
    const s3 = await scripted('s3', { body: '<CreateSessionResult/>' })
    expect(await refusalOf(s3.client.listObjectsV2({ Bucket }))).toMatchObject({
      code: 'ResponseParse',
      operation: 'CreateSession',
    })
  })
})
