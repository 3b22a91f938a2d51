import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { client } from '../../src/client/index.js'
import { answerWith } from './support/answer-with.js'

const key = '<Contents><Key>k</Key></Contents>'
const version = '<Version><Key>k</Key></Version>'

describe('an unusual answer is accepted', () => {
  const call = async (
    service: string,
    operation: string,
    body: string,
    input: Record<string, unknown> = {},
  ) => {
    const opened = client(service, { ...(await answerWith({ body })), forcePathStyle: true })
    const { $metadata: _, ...output } = await opened.call(operation, {
      ...(service === 's3' && { Bucket: 'b' }),
      ...input,
    })
    return output
  }

  it.each([
    ['moto', 'ListObjectsV2', `<ListObjectsV2Response>${key}</ListObjectsV2Response>`],
    ['gofakes3', 'ListObjectVersions', `<ListBucketVersionsResult>${version}</ListBucketVersionsResult>`],
    [
      'gofakes3, with nothing in it',
      'ListObjectVersions',
      '<ListBucketVersionsResult><Name>b</Name></ListBucketVersionsResult>',
    ],
    [
      'versitygw, with nothing in it',
      'ListBucketAnalyticsConfigurations',
      '<ListBucketAnalyticsConfigurationsResult/>',
    ],
    ['a server that nobody knows', 'ListObjectsV2', `<p:Listing xmlns:p="u">${key}</p:Listing>`],
    [
      'a server of the first version',
      'ListObjectsV2',
      `<ListBucketResult><Marker/>${key}</ListBucketResult>`,
    ],
    ['S3, of a bucket without versions', 'GetBucketVersioning', '<VersioningConfiguration/>'],
    ['S3, of a bucket that logs nothing', 'GetBucketLogging', '<BucketLoggingStatus xmlns="u"/>'],
    ['S3, of a bucket in us-east-1', 'GetBucketLocation', '<LocationConstraint xmlns="u"/>'],
  ])('of %s: %s', async (_, operation, body) => {
    await expect(call('s3', operation, body)).resolves.toBeDefined()
  })

  it('of s3proxy, which sends CopyObjectResult for a part', async () => {
    const body = '<CopyObjectResult><ETag>"e"</ETag></CopyObjectResult>'
    const input = { Key: 'k', UploadId: 'u', PartNumber: 1, CopySource: 'b/k' }
    expect(await call('s3', 'UploadPartCopy', body, input)).toMatchObject({ CopyPartResult: { ETag: '"e"' } })
  })

  it.each([
    [
      'entityresolution',
      'DeleteIdNamespace',
      '{"message":"deleted"}',
      { idNamespaceName: 'n' },
      { message: 'deleted' },
    ],
    ['customer-profiles', 'DeleteDomain', '{"Message":"OK"}', { DomainName: 'd' }, { Message: 'OK' }],
    ['glue', 'BatchDeleteTable', '{"Errors":[]}', { DatabaseName: 'd', TablesToDelete: [] }, { Errors: [] }],
    [
      'dynamodb',
      'ListTables',
      '{"__type":"com.amazonaws.dynamodb#ListTablesOutput","TableNames":[]}',
      {},
      { TableNames: [] },
    ],
    ['organizations', 'ListAccounts', '{}', {}, { Accounts: [] }],
    ['kms', 'DeleteAlias', '{"message":"an emulator says that all is well"}', { AliasName: 'alias/a' }, {}],
    ['kms', 'DeleteAlias', '{"code":"OK"}', { AliasName: 'alias/a' }, {}],
  ])('of %s.%s: %s', async (service, operation, body, input, output) => {
    expect(await call(service, operation, body, input)).toEqual(output)
  })

  it('if the content of an object is an error document', async () => {
    const body = '<Error><Code>SlowDown</Code></Error>'
    const opened = client('s3', { ...(await answerWith({ body })), forcePathStyle: true })
    const { Body } = await opened.getObject({ Bucket: 'b', Key: 'k' })
    expect(await text(Body as AsyncIterable<Uint8Array>)).toBe(body)
  })
})
