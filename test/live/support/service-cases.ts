import type { ScriptedAnswer } from '../../services/support/scripted-service.js'

export interface ServiceCase {
  readonly words: string
  readonly service: string
  readonly operation: string
  readonly input: Record<string, unknown>
  /** An answer's body is text here. */
  readonly answers: readonly (ScriptedAnswer & { readonly body?: string })[]
}

const xmlError = (code: string, inner = '') =>
  `<Error><Code>${code}</Code><Message>m</Message>${inner}</Error>`
const bucket = { Bucket: 'bucket' }
const object = { Bucket: 'bucket', Key: 'a b+c/é' }
const key = 'a+b/%01%2B%25%C3%A9%0A%ff'
const listed = `<EncodingType>url</EncodingType><Delimiter>%2F</Delimiter><CommonPrefixes><Prefix>${key}</Prefix></CommonPrefixes>`
const role = (operation: string, inner: string) =>
  `<${operation}Response><${operation}Result>${inner}</${operation}Result></${operation}Response>`
const policy = encodeURIComponent(
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"a+b c"}]}',
)

const s3Cases: Omit<ServiceCase, 'service'>[] = [
  ...['ListObjects', 'ListObjectsV2'].map((operation) => ({
    words: 'encoded keys',
    operation,
    input: bucket,
    answers: [{ body: `<R>${listed}<Contents><Key>${key}</Key></Contents><Marker>${key}</Marker></R>` }],
  })),
  {
    words: 'encoded keys',
    operation: 'ListObjectVersions',
    input: bucket,
    answers: [
      {
        body:
          `<R>${listed}<Version><Key>${key}</Key></Version><DeleteMarker><Key>${key}</Key></DeleteMarker>` +
          `<NextKeyMarker>${key}</NextKeyMarker><Prefix>${key}</Prefix></R>`,
      },
    ],
  },
  {
    words: 'keys that the caller wants encoded',
    operation: 'ListObjectsV2',
    input: { ...bucket, EncodingType: 'url' },
    answers: [{ body: `<R>${listed}<Contents><Key>${key}</Key></Contents></R>` }],
  },
  ...['InternalError', 'NoSuchKey'].map((code) => ({
    words: `${code} inside a 200`,
    operation: 'CopyObject',
    input: { ...object, CopySource: 'b/a b?versionId=v' },
    answers: [{ body: xmlError(code) }],
  })),
  {
    words: 'a source in parts',
    operation: 'UploadPartCopy',
    input: {
      ...object,
      PartNumber: 1,
      UploadId: 'u',
      CopySource: { Bucket: 'b', Key: 'é?x', VersionId: 'v' },
    },
    answers: [{ body: '<CopyPartResult><ETag>"1"</ETag></CopyPartResult>' }],
  },
  {
    words: 'a location',
    operation: 'GetBucketLocation',
    input: bucket,
    answers: [{ body: '<LocationConstraint>eu-west-1</LocationConstraint>' }],
  },
  ...['Wed, 21 Oct 2015 07:28:00 GMT', 'soon', '0'].map((expires) => ({
    words: `Expires: ${expires}`,
    operation: 'HeadObject',
    input: object,
    answers: [{ headers: { Expires: expires } }],
  })),
  {
    words: 'a caller’s own keys',
    operation: 'CopyObject',
    input: {
      ...object,
      CopySource: 'b/k',
      SSECustomerAlgorithm: 'AES256',
      SSECustomerKey: 'k'.repeat(32),
      CopySourceSSECustomerAlgorithm: 'AES256',
      CopySourceSSECustomerKey: 'l'.repeat(32),
    },
    answers: [{ body: '<CopyObjectResult><ETag>"1"</ETag></CopyObjectResult>' }],
  },
  {
    words: 'line ends in keys',
    operation: 'DeleteObjects',
    input: { ...bucket, Delete: { Objects: [{ Key: 'a\r\nb' }] } },
    answers: [{ body: '<DeleteResult><Deleted><Key>k</Key></Deleted></DeleteResult>' }],
  },
  ...[301, 307, 400].map((status) => ({
    words: `a bucket elsewhere, told by ${status}`,
    operation: 'ListObjectsV2',
    input: bucket,
    answers: [
      { status, body: xmlError('AuthorizationHeaderMalformed', '<Region>eu-west-1</Region>') },
      { body: '<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>' },
    ],
  })),
  ...['HeadBucket', 'HeadObject'].map((operation) => ({
    words: 'a bucket elsewhere',
    operation,
    input: operation === 'HeadBucket' ? bucket : object,
    answers: [{ status: 400, headers: { 'x-amz-bucket-region': 'eu-west-1' } }, {}],
  })),
  ...[403, 404].map((status) => ({
    words: `refused by ${status} alone`,
    operation: 'HeadObject',
    input: object,
    answers: [{ status }],
  })),
]

const expiry = '2099-01-01T00:00:00Z'
const directoryCases: Omit<ServiceCase, 'service'>[] = [
  {
    words: 'a directory bucket',
    operation: 'ListObjectsV2',
    input: { Bucket: 'photos--use1-az4--x-s3' },
    answers: [
      {
        body:
          '<CreateSessionResult><Credentials><AccessKeyId>a</AccessKeyId><SecretAccessKey>s</SecretAccessKey>' +
          `<SessionToken>t</SessionToken><Expiration>${expiry}</Expiration></Credentials></CreateSessionResult>`,
      },
      { body: '<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>' },
    ],
  },
]

/** Calls whose requests and results depend on what `src/services/` does. */
export const serviceCases: readonly ServiceCase[] = [
  ...[...s3Cases, ...directoryCases].map((found) => ({ ...found, service: 's3' })),
  {
    words: 'a policy',
    service: 'iam',
    operation: 'GetRolePolicy',
    input: { RoleName: 'r', PolicyName: 'p' },
    answers: [
      {
        body: role(
          'GetRolePolicy',
          `<RoleName>r</RoleName><PolicyName>p</PolicyName><PolicyDocument>${policy}</PolicyDocument>`,
        ),
      },
    ],
  },
  ...['{"Resources":{"a":[1,true,null]}}', 'Resources: {}'].map((template) => ({
    words: `the template ${template}`,
    service: 'cloudformation',
    operation: 'GetTemplate',
    input: { StackName: 's' },
    answers: [{ body: role('GetTemplate', `<TemplateBody>${template}</TemplateBody>`) }],
  })),
  {
    words: 'a console',
    service: 'ec2',
    operation: 'GetConsoleOutput',
    input: { InstanceId: 'i' },
    answers: [
      {
        body: `<GetConsoleOutputResponse><output>${Buffer.from('boot é').toString('base64')}</output></GetConsoleOutputResponse>`,
      },
    ],
  },
  {
    words: 'user data',
    service: 'ec2',
    operation: 'RunInstances',
    input: { MinCount: 1, MaxCount: 1, ClientToken: 't', UserData: '#!/bin/sh é' },
    answers: [{ body: '<RunInstancesResponse/>' }],
  },
  {
    words: 'a copy out of another region',
    service: 'ec2',
    operation: 'CopySnapshot',
    input: { SourceRegion: 'eu-west-1', SourceSnapshotId: 'snap-1', Description: 'a b+c&é' },
    answers: [{ body: '<CopySnapshotResponse/>' }],
  },
  ...['rds', 'docdb', 'neptune'].flatMap((service) =>
    [{}, { PreSignedUrl: 'https://a.example/?b=c' }].map((given) => ({
      words: `a copy out of another region ${JSON.stringify(given)}`,
      service,
      operation: 'CopyDBClusterSnapshot',
      input: {
        SourceDBClusterSnapshotIdentifier: 's',
        TargetDBClusterSnapshotIdentifier: 't',
        SourceRegion: 'eu-west-1',
        ...given,
      },
      answers: [{ body: role('CopyDBClusterSnapshot', '') }],
    })),
  ),
  {
    words: 'Filters for Filter',
    service: 'ec2',
    operation: 'DescribeHosts',
    input: { Filters: [{ Name: 'n', Values: ['v'] }] },
    answers: [{ body: '<DescribeHostsResponse/>' }],
  },
  {
    words: 'user data',
    service: 'autoscaling',
    operation: 'CreateLaunchConfiguration',
    input: { LaunchConfigurationName: 'l', UserData: 'x' },
    answers: [{ body: '<CreateLaunchConfigurationResponse/>' }],
  },
  { words: 'no account', service: 'glacier', operation: 'ListVaults', input: {}, answers: [{ body: '{}' }] },
  {
    words: 'hashes',
    service: 'glacier',
    operation: 'UploadArchive',
    input: { vaultName: 'v', body: { $bytes: Buffer.alloc(2_500_000, 'ice').toString('base64') } },
    answers: [{ status: 201, body: '{}' }],
  },
  {
    words: 'a search by POST',
    service: 'cloudsearchdomain',
    operation: 'Search',
    input: { query: 'a b&c', size: 3, returnFields: 'title,é' },
    answers: [{ body: '{"status":{"timems":1}}' }],
  },
  {
    words: 'fromTime',
    service: 'logs',
    operation: 'CreateExportTask',
    input: { logGroupName: 'g', fromTime: 1, to: 2, destination: 'd' },
    answers: [{ body: '{"taskId":"t"}' }],
  },
  {
    words: 'plain JSON',
    service: 'apigateway',
    operation: 'GetRestApis',
    input: {},
    answers: [{ body: '{}' }],
  },
  {
    words: 'an id with its path',
    service: 'route53',
    operation: 'GetHostedZone',
    input: { Id: '/hostedzone/Z1' },
    answers: [
      {
        body: '<GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id><Name>n</Name></HostedZone></GetHostedZoneResponse>',
      },
    ],
  },
  {
    words: 'unsigned',
    service: 'sts',
    operation: 'AssumeRoleWithWebIdentity',
    input: { RoleArn: 'a'.repeat(20), RoleSessionName: 'ss', WebIdentityToken: 'tttt' },
    answers: [{ body: role('AssumeRoleWithWebIdentity', '<Provider>p</Provider>') }],
  },
  {
    words: 'an error of its query days',
    service: 'sqs',
    operation: 'GetQueueUrl',
    input: { QueueName: 'q' },
    answers: [
      {
        status: 400,
        headers: { 'x-amzn-query-error': 'AWS.SimpleQueueService.NonExistentQueue;Sender' },
        body: '{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"m"}',
      },
    ],
  },
  {
    words: 'no check of what it sent',
    service: 'sqs',
    operation: 'SendMessage',
    input: { QueueUrl: 'http://elsewhere.example/1/q', MessageBody: 'm' },
    answers: [{ body: '{"MessageId":"i","MD5OfMessageBody":"wrong"}' }],
  },
]
