import { describe, expect, it } from 'vitest'
import { type ClientConfig, client } from '../../src/client/index.js'
import { startHttpServer } from '../support/http-server.js'
import { answerWith, refusal } from './support/answer-with.js'

/** A listing of which the first page has one item and says that there is more. */
interface Listing {
  readonly service: string
  readonly operation: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly first: string
  /** The page after it, which is the last. */
  readonly last: string
}

const s3: Listing = {
  service: 's3',
  operation: 'list_objects_v2',
  input: { Bucket: 'b' },
  first:
    '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>t</NextContinuationToken>' +
    '<Contents><Key>a</Key></Contents></ListBucketResult>',
  last: '<ListBucketResult><Contents><Key>b</Key></Contents></ListBucketResult>',
}
const ec2: Listing = {
  service: 'ec2',
  operation: 'describe_vpcs',
  first:
    '<DescribeVpcsResponse><vpcSet><item><vpcId>v</vpcId></item></vpcSet><nextToken>t</nextToken></DescribeVpcsResponse>',
  last: '<DescribeVpcsResponse><vpcSet><item><vpcId>w</vpcId></item></vpcSet></DescribeVpcsResponse>',
}
const sns: Listing = {
  service: 'sns',
  operation: 'list_topics',
  first:
    '<ListTopicsResponse><ListTopicsResult><Topics><member><TopicArn>a</TopicArn></member></Topics>' +
    '<NextToken>t</NextToken></ListTopicsResult></ListTopicsResponse>',
  last: '<ListTopicsResponse><ListTopicsResult><Topics><member/></Topics></ListTopicsResult></ListTopicsResponse>',
}
const route53: Listing = {
  service: 'route53',
  operation: 'list_hosted_zones',
  first:
    '<ListHostedZonesResponse><HostedZones><HostedZone><Id>z</Id></HostedZone></HostedZones>' +
    '<IsTruncated>true</IsTruncated><NextMarker>m</NextMarker></ListHostedZonesResponse>',
  last: '<ListHostedZonesResponse><HostedZones><HostedZone/></HostedZones></ListHostedZonesResponse>',
}
const cloudfront: Listing = {
  service: 'cloudfront',
  operation: 'list_distributions',
  first:
    '<DistributionList><IsTruncated>true</IsTruncated><NextMarker>m</NextMarker>' +
    '<Items><DistributionSummary><Id>d</Id></DistributionSummary></Items></DistributionList>',
  last: '<DistributionList><Items><DistributionSummary/></Items></DistributionList>',
}
const organizations: Listing = {
  service: 'organizations',
  operation: 'list_accounts',
  first: '{"Accounts":[{"Id":"1"}],"NextToken":"t"}',
  last: '{"Accounts":[{"Id":"2"}]}',
}
const dynamodb: Listing = {
  service: 'dynamodb',
  operation: 'list_tables',
  first: '{"TableNames":["aaa"],"LastEvaluatedTableName":"aaa"}',
  last: '{"TableNames":["bbb"]}',
}
const lambda: Listing = {
  service: 'lambda',
  operation: 'list_functions',
  first: '{"Functions":[{"FunctionName":"f"}],"NextMarker":"m"}',
  last: '{"Functions":[{"FunctionName":"g"}]}',
}

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

/** Lists from a server that gives these answers, the last one for good. */
async function list(
  { service, operation, input = {} }: Listing,
  answers: readonly string[],
  maxAttempts = 1,
) {
  const server = await startHttpServer(
    ...answers.map((body) => (_: unknown, response: { end(body: string): void }) => response.end(body)),
  )
  const config: ClientConfig = {
    region: 'us-east-1',
    endpoint: server.url,
    credentials,
    maxAttempts,
    forcePathStyle: true,
    governor: false,
  }
  const pages = client(service, config).paginate(operation, input)
  return { items: await pages.items().toArray(), receipt: pages.receipt }
}

const web = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'
const portal = '<WISPAccessGatewayParam><Redirect/></WISPAccessGatewayParam>'
const soap =
  '<S:Envelope xmlns:S="s"><S:Body><S:Fault><faultcode>c</faultcode></S:Fault></S:Body></S:Envelope>'

/** A row whose words begin with the service. */
function withService<Rest extends unknown[]>([words, listing, ...rest]: [string, Listing, ...Rest]): [
  string,
  Listing,
  ...Rest,
] {
  return [`${listing.service}: ${words}`, listing, ...rest]
}

const foreign: [words: string, listing: Listing, document: string, problem: RegExp][] = [
  [
    'another operation’s document of EC2',
    ec2,
    '<DescribeSubnetsResponse><subnetSet/></DescribeSubnetsResponse>',
    /<DescribeSubnetsResponse>, not <DescribeVpcsResponse>/,
  ],
  [
    'another operation’s document that shares a member',
    ec2,
    '<DescribeSubnetsResponse><requestId>r</requestId><nextToken>u</nextToken></DescribeSubnetsResponse>',
    /not <DescribeVpcsResponse>/,
  ],
  [
    'an element of EC2’s own, but for the root',
    ec2,
    '<Anything><vpcSet><item><vpcId>w</vpcId></item></vpcSet></Anything>',
    /not <DescribeVpcsResponse>/,
  ],
  ['an empty error document of EC2', ec2, '<Response><Errors/></Response>', /<Response>, not/],
  ['a captive portal’s document', ec2, portal, /<WISPAccessGatewayParam>, not <DescribeVpcsResponse>/],
  ['a SOAP fault', ec2, soap, /<Envelope>, not <DescribeVpcsResponse>/],
  [
    'another operation’s document of SNS',
    sns,
    '<ListSubscriptionsResponse><ListSubscriptionsResult/></ListSubscriptionsResponse>',
    /<ListSubscriptionsResponse>, not <ListTopicsResponse>/,
  ],
  [
    'the result without its root',
    sns,
    '<ListTopicsResult><Topics/></ListTopicsResult>',
    /<ListTopicsResult>, not <ListTopicsResponse>/,
  ],
  [
    'the root without its result',
    sns,
    '<ListTopicsResponse><ListTagsResult/></ListTopicsResponse>',
    /<ListTopicsResponse> has no <ListTopicsResult>/,
  ],
  ['a SOAP fault', sns, soap, /<Envelope>, not <ListTopicsResponse>/],
  [
    'a listing of buckets',
    s3,
    '<ListAllMyBucketsResult><Owner><ID>x</ID></Owner><Buckets/><Prefix>p</Prefix></ListAllMyBucketsResult>',
    /<ListAllMyBucketsResult>, not <ListBucketResult>/,
  ],
  [
    'a listing of versions, whose prefixes a listing of objects has too',
    s3,
    '<ListVersionsResult><CommonPrefixes><Prefix>p</Prefix></CommonPrefixes></ListVersionsResult>',
    /<ListVersionsResult>, not <ListBucketResult>/,
  ],
  ['a SOAP fault', s3, soap, /<Envelope>, not <ListBucketResult>/],
  ['a captive portal’s document', s3, portal, /<WISPAccessGatewayParam>, not <ListBucketResult>/],
  ['a web page that is XML', s3, web, /it is a web page/],
  [
    'a listing of Azure’s storage',
    s3,
    '<EnumerationResults><Prefix>p</Prefix><Marker>m</Marker><Blobs/><NextMarker/></EnumerationResults>',
    /<EnumerationResults>, not <ListBucketResult>/,
  ],
  ['a feed', s3, '<rss><channel/></rss>', /<rss>, not <ListBucketResult>/],
  [
    'a document that nobody knows',
    s3,
    '<Hunter2/>',
    /one that the model does not know, not <ListBucketResult>/,
  ],
  [
    'another operation’s document',
    route53,
    '<ListHealthChecksResponse><IsTruncated>false</IsTruncated></ListHealthChecksResponse>',
    /<ListHealthChecksResponse>, not <ListHostedZonesResponse>/,
  ],
  [
    'another operation’s document',
    cloudfront,
    '<InvalidationList><IsTruncated>false</IsTruncated><Quantity>0</Quantity></InvalidationList>',
    /<InvalidationList>, not <DistributionList>/,
  ],
  [
    'a message',
    organizations,
    '{"message":"Forbidden"}',
    /it has "message", as errors have, and no member of the output/,
  ],
  ['a message in capitals', dynamodb, '{"Message":"User: a is not authorized"}', /it has "Message"/],
  [
    'a failed function behind a gateway',
    organizations,
    '{"errorMessage":"x","errorType":"Error"}',
    /it has "errorMessage"/,
  ],
  [
    'an identity provider’s error',
    lambda,
    '{"error":"invalid_token","error_description":"d"}',
    /it has "error"/,
  ],
  ['a GraphQL error', lambda, '{"errors":[{"message":"x"}]}', /it has "errors"/],
  ['an error with a number for its code', lambda, '{"code":40301,"message":"x"}', /it has "code"/],
]

// https://github.com/awslabs/aws-sdk-rust/issues/898
describe('a document in a 200 that is not the operation’s answer ends a listing with an error:', () => {
  it.each(foreign.map(withService))('%s', async (_, listing, document, problem) => {
    for (const answers of [[listing.first, document], [document]]) {
      const error = await refusal(list(listing, answers))
      expect(error).toMatchObject({ code: 'ResponseParse', service: listing.service })
      expect(error.message).toMatch(problem)
    }
  })
})

const ec2Error = (code: string) =>
  `<Response><Errors><Error><Code>${code}</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>`

const refusals: [words: string, listing: Listing, document: string, code: string, throttling: boolean][] = [
  ['EC2’s', ec2, ec2Error('RequestLimitExceeded'), 'RequestLimitExceeded', true],
  [
    'SNS’s',
    sns,
    '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>',
    'Throttling',
    true,
  ],
  [
    'S3’s',
    s3,
    '<?xml version="1.0"?>\n<Error><Code>SlowDown</Code><Message>m</Message></Error>',
    'SlowDown',
    true,
  ],
  [
    'a gateway’s before S3, in lower case',
    s3,
    '<error><code>SlowDown</code><message>m</message></error>',
    'SlowDown',
    true,
  ],
  [
    'Route 53’s',
    route53,
    '<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>',
    'Throttling',
    true,
  ],
  [
    'CloudFront’s',
    cloudfront,
    '<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>',
    'Throttling',
    true,
  ],
  [
    'a type',
    organizations,
    '{"__type":"com.amazonaws.x#TooManyRequestsException","Message":"m"}',
    'TooManyRequestsException',
    true,
  ],
  ['a code', organizations, '{"code":"ThrottlingException","message":"x"}', 'ThrottlingException', true],
  ['a code in capitals', lambda, '{"Code":"ThrottlingException","Message":"x"}', 'ThrottlingException', true],
  ['a type without a message', dynamodb, '{"__type":"InternalServerError"}', 'InternalServerError', false],
]

describe('an error document in a 200 is that error:', () => {
  it.each(refusals.map(withService))('%s', async (_, listing, document, code, throttling) => {
    for (const answers of [[listing.first, document], [document]]) {
      const error = await refusal(list(listing, answers))
      expect(error).toMatchObject({
        name: 'ServiceError',
        code,
        statusCode: 500,
        retryable: true,
        throttling,
      })
    }
  })

  it.each(refusals.map(withService))('%s is tried again', async (_, listing, document) => {
    const { items, receipt } = await list(listing, [listing.first, document, listing.last], 2)
    expect(items).toHaveLength(2)
    expect(receipt).toMatchObject({ outcome: 'complete' })
  })

  it('has its message and the members that the model has for it', async () => {
    const body = '{"__type":"com.x#ResourceNotFoundException","message":"no table t"}'
    const error = await refusal(
      client('dynamodb', await answerWith({ body })).describeTable({ TableName: 't' }),
    )
    expect(error).toMatchObject({
      code: 'ResourceNotFoundException',
      members: { message: 'no table t' },
      message: expect.stringMatching(/^dynamodb\.DescribeTable: ResourceNotFoundException: no table t/),
    })
  })

  it('is told in a header', async () => {
    const headers = { 'x-amzn-errortype': 'TooManyRequestsException' }
    const call = client('lambda', await answerWith({ headers, body: '{"Reason":"r"}' })).listFunctions()
    expect(await refusal(call)).toMatchObject({ code: 'TooManyRequestsException' })
  })

  it('is one where an operation answers with nothing', async () => {
    const xml = await answerWith({ body: '<Error><Code>AccessDenied</Code></Error>' })
    const bucket = client('s3', { ...xml, forcePathStyle: true })
    expect(await refusal(bucket.deleteBucket({ Bucket: 'b' }))).toMatchObject({ code: 'AccessDenied' })
    expect(await refusal(bucket.putObject({ Bucket: 'b', Key: 'k' }))).toMatchObject({ code: 'AccessDenied' })
    const json = await answerWith({ body: '{"__type":"com.x#AccessDeniedException"}' })
    const tagged = client('dynamodb', json).untagResource({ ResourceArn: 'a', TagKeys: [] })
    expect(await refusal(tagged)).toMatchObject({ code: 'AccessDeniedException' })
  })
})
