import { createHash } from 'node:crypto'
import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { refusalOf, type ScriptedAnswer, scripted } from './support/scripted-service.js'

const error = (code: string, inner = '') =>
  `<?xml version="1.0"?><!-- x -->\n<Error><Code>${code}</Code>${inner}</Error>`

describe('an S3 error with status 200', () => {
  const copied = { body: '<CopyObjectResult><ETag>"1"</ETag></CopyObjectResult>' }
  const copy = { Bucket: 'b', Key: 'k', CopySource: 'a/k' }

  it.each(['InternalError', 'SlowDown', 'AccessDenied'])('%s is retried', async (code) => {
    const s3 = await scripted('s3', { body: error(code) }, copied)
    expect(await s3.client.copyObject(copy)).toMatchObject({
      CopyObjectResult: { ETag: '"1"' },
      $metadata: { attempts: 2 },
    })
  })

  it('is a server error if it is repeated', async () => {
    const s3 = await scripted('s3', { body: error('InternalError', '<RequestId>R1</RequestId>') })
    const refusal = await refusalOf(
      s3.client.completeMultipartUpload({ Bucket: 'b', Key: 'k', UploadId: 'u' }),
    )
    expect(refusal).toMatchObject({
      code: 'InternalError',
      statusCode: 500,
      fault: 'server',
      requestId: 'R1',
      attempts: 2,
    })
  })

  it('ends a listing with an error, not with an empty page', async () => {
    const s3 = await scripted('s3', { body: error('InternalError') })
    expect(await refusalOf(s3.client.listObjectsV2({ Bucket: 'b' }))).toMatchObject({ code: 'InternalError' })
  })
})

describe('GetBucketLocation', () => {
  it.each([
    {
      body: '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
      region: 'eu-west-1',
    },
    { body: '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/"/>', region: undefined },
  ])('returns $region', async ({ body, region }) => {
    const s3 = await scripted('s3', { body })
    expect((await s3.client.getBucketLocation({ Bucket: 'b' })).LocationConstraint).toBe(region)
  })

  it('does not take an empty body for us-east-1', async () => {
    const s3 = await scripted('s3', { body: '' })
    expect(await refusalOf(s3.client.getBucketLocation({ Bucket: 'b' }))).toMatchObject({
      code: 'ResponseParse',
    })
  })
})

describe('Expires', () => {
  it.each([
    { header: 'Wed, 21 Oct 2015 07:28:00 GMT', date: new Date('2015-10-21T07:28:00Z') },
    { header: '0', date: new Date(0) },
    { header: 'never', date: undefined },
  ])('accepts "$header"', async ({ header, date }) => {
    const s3 = await scripted('s3', { headers: { expires: header } })
    const head = await s3.client.headObject({ Bucket: 'b', Key: 'k' })
    expect(head.Expires).toEqual(date)
    expect(head.ExpiresString).toBe(header)
  })
})

describe('a HEAD request that fails', () => {
  it.each([
    { status: 404, code: '404' },
    { status: 403, code: '403' },
    { status: 412, code: '412' },
  ])('has the status $status as its code, as in boto3', async ({ status, code }) => {
    const s3 = await scripted('s3', { status })
    for (const call of [
      s3.client.headBucket({ Bucket: 'b' }),
      s3.client.headObject({ Bucket: 'b', Key: 'k' }),
    ]) {
      expect(await refusalOf(call)).toMatchObject({ code, statusCode: status })
    }
  })
})

describe('a bucket in another region', () => {
  const regionOf = (authorization: unknown) =>
    String(authorization)
      .match(/\/(\S+)\/s3\/aws4_request/)?.[1]
      ?.split('/')
      .at(-1)
  const page = { body: '<Result><Contents><Key>k</Key></Contents></Result>' }
  const there = { 'x-amz-bucket-region': 'eu-west-1' }

  const refusals: (ScriptedAnswer & { words: string })[] = [
    { words: 'a permanent redirect', status: 301, headers: there, body: error('PermanentRedirect') },
    { words: 'a temporary redirect', status: 307, headers: there, body: error('TemporaryRedirect') },
    {
      words: 'a signature for the wrong region',
      status: 400,
      body: error('AuthorizationHeaderMalformed', '<Region>eu-west-1</Region>'),
    },
    {
      words: 'an opt-in region',
      status: 400,
      headers: there,
      body: error('IllegalLocationConstraintException'),
    },
  ]

  it.each(refusals)(
    'is called there after $words, and at once on later calls',
    async ({ words: _, ...refusal }) => {
      const s3 = await scripted('s3', refusal, page)
      const first = await s3.client.listObjectsV2({ Bucket: 'b' })
      expect(first).toMatchObject({ Contents: [{ Key: 'k' }], $metadata: { attempts: 2 } })
      await s3.client.listObjectsV2({ Bucket: 'b' })
      await s3.client.listObjectsV2({ Bucket: 'another' })
      const regions = s3.requests.map(({ headers }) => regionOf(headers.authorization))
      expect(regions).toEqual(['us-east-1', 'eu-west-1', 'eu-west-1', 'us-east-1'])
    },
  )

  it.each(['headBucket', 'headObject'])('is found by %s, whose errors have no body', async (method) => {
    const s3 = await scripted('s3', { status: 400, headers: there }, {})
    const input = method === 'headBucket' ? { Bucket: 'b' } : { Bucket: 'b', Key: 'k' }
    expect(await s3.client[method]?.(input)).toMatchObject({ $metadata: { attempts: 2 } })
  })

  it('is an error if the other region does not have it either', async () => {
    const s3 = await scripted('s3', { status: 301, headers: there, body: error('PermanentRedirect') })
    expect(await refusalOf(s3.client.listObjectsV2({ Bucket: 'b' }))).toMatchObject({
      code: 'PermanentRedirect',
    })
    expect(s3.requests).toHaveLength(2)
  })

  const useless: { words: string; headers: Record<string, string> }[] = [
    { words: 'names no region', headers: {} },
    { words: 'names what is none', headers: { 'x-amz-bucket-region': 'evil.example/' } },
  ]

  it.each(useless)('stays an error if the redirect $words', async ({ headers }) => {
    const s3 = await scripted('s3', { status: 301, headers, body: error('PermanentRedirect') })
    expect(await refusalOf(s3.client.listObjectsV2({ Bucket: 'b' }))).toMatchObject({ statusCode: 301 })
    expect(s3.requests).toHaveLength(1)
  })
})

describe('S3 inputs', () => {
  it.each(['', 'a b', 'a/b', '../x', 'x'.repeat(256), 'arn:aws:s3:::b'])(
    'refuses the bucket "%s"',
    async (Bucket) => {
      const s3 = await scripted('s3', {})
      const refusal = await refusalOf(s3.client.listObjectsV2({ Bucket, Prefixx: 'p' }))
      expect(refusal.code).toBe('ParamValidation')
      expect(refusal.message).toContain('Bucket: expected')
      expect(refusal.message).toContain('"Prefixx"')
      expect(s3.requests).toHaveLength(0)
    },
  )

  it.each(['.', '..', 'a/b', 'a b', ''])(
    'refuses the bucket "%s", which would change the path',
    async (Bucket) => {
      const s3 = await scripted('s3', {})
      const error = await refusalOf(s3.client.putObject({ Bucket, Key: 'victim/key', Body: 'x' }))
      expect(error.code).toBe('ParamValidation')
      expect(s3.requests).toHaveLength(0)
    },
  )

  it('keeps the bucket in the path for a user model without endpoint rules', async () => {
    const { description } = loadModel('s3')
    const s3 = await scripted('s3', { body: '<ListBucketResult/>' })
    const own = client(
      { service: description.service },
      { endpoint: s3.url, region: 'us-east-1', credentials: false },
    )
    await own.listObjectsV2({ Bucket: 'photos' })
    expect(s3.requests[0].path).toBe('/photos')
  })

  it('refuses a header with a line break, which would start another header', async () => {
    const s3 = await scripted('s3', {})
    const input = {
      Bucket: 'photos',
      Key: 'k',
      Body: 'x',
      ContentType: 'text/plain\r\nx-amz-acl: public-read',
    }
    const error = await refusalOf(s3.client.putObject(input))
    expect(error.message).toContain('ContentType: this value is sent in an HTTP header')
    expect(s3.requests).toHaveLength(0)
  })

  it('refuses metadata outside ASCII, and names each', async () => {
    const s3 = await scripted('s3', {})
    const input = { Bucket: 'b', Key: 'k', Metadata: { ok: 'x', a: 'é', ü: 'y' } }
    const refusal = await refusalOf(s3.client.createMultipartUpload(input))
    expect(refusal).toMatchObject({ problems: [{ path: 'Metadata.a' }, { path: 'Metadata.ü' }] })
  })

  it.each([
    { source: 'a/k é+%?versionId=v 1', header: 'a/k%20%C3%A9%2B%25%3FversionId%3Dv%201' },
    { source: 'a/k?versionId=v1', header: 'a/k?versionId=v1' },
    {
      source: { Bucket: 'a', Key: 'k?versionId=1', VersionId: 'v1' },
      header: 'a/k%3FversionId%3D1?versionId=v1',
    },
    {
      source: { Bucket: 'arn:aws:s3:us-east-1:123456789012:accesspoint/p', Key: 'k' },
      header: 'arn%3Aaws%3As3%3Aus-east-1%3A123456789012%3Aaccesspoint/p/object/k',
    },
  ])('encodes the copy source: $header', async ({ source, header }) => {
    const s3 = await scripted('s3', { body: '<CopyObjectResult/>' })
    await s3.client.copyObject({ Bucket: 'b', Key: 'k', CopySource: source })
    expect(s3.requests[0]?.headers['x-amz-copy-source']).toBe(header)
  })

  it.each([{ key: 'k'.repeat(32) }, { key: new Uint8Array(32).fill(0x6b) }])(
    'sends a customer encryption key in base64 with its MD5',
    async ({ key }) => {
      const s3 = await scripted('s3', {})
      await s3.client.headObject({
        Bucket: 'b',
        Key: 'k',
        SSECustomerAlgorithm: 'AES256',
        SSECustomerKey: key,
      })
      expect(s3.requests[0]?.headers).toMatchObject({
        'x-amz-server-side-encryption-customer-key': Buffer.from(key).toString('base64'),
        'x-amz-server-side-encryption-customer-key-md5': createHash('md5').update(key).digest('base64'),
      })
    },
  )

  it('sends a customer key unchanged if its MD5 is given', async () => {
    const s3 = await scripted('s3', {})
    await s3.client.headObject({ Bucket: 'b', Key: 'k', SSECustomerKey: 'a2tr', SSECustomerKeyMD5: 'bWQ1' })
    expect(s3.requests[0]?.headers).toMatchObject({
      'x-amz-server-side-encryption-customer-key': 'a2tr',
      'x-amz-server-side-encryption-customer-key-md5': 'bWQ1',
    })
  })
})
