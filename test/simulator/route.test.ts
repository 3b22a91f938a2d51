import { describe, expect, it } from 'vitest'
import { answer, type HttpRequest } from '../../src/simulator/index.js'
import { readPlan } from './support/ask.js'

const plan = readPlan({
  's3.ListBuckets': {},
  's3.ListObjects': {},
  's3.ListObjectsV2': {},
  's3.ListObjectVersions': {},
  's3.ListParts': {},
  's3control.ListAccessPointsForDirectoryBuckets': {},
  'route53.ListHostedZones': {},
  'lambda.ListFunctions': {},
  'neptune.DescribeDBInstances': {},
  'sns.ListTopics': {},
  'elasticache.DescribeEvents': {},
  'redshift.DescribeEvents': {},
})

function routed(url: string, rest: Partial<HttpRequest> = {}): string {
  const request = { method: 'GET', url, headers: {}, body: Buffer.of(), ...rest }
  const { received } = answer(plan, request, { total: 0, ofOperation: new Map() })
  return `${received.service}.${received.operation}`
}

function signed(service: string): Pick<HttpRequest, 'headers'> {
  const scope = `AKIDEXAMPLE/20260101/us-east-1/${service}/aws4_request`
  return { headers: { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host` } }
}

const cases: { words: string; url: string; is: string; rest?: Partial<HttpRequest> }[] = [
  { words: 'the root', url: '/', is: 's3.ListBuckets' },
  { words: 'a bucket', url: '/bucket', is: 's3.ListObjects' },
  { words: 'a bucket with a slash behind it', url: '/bucket/?prefix=a', is: 's3.ListObjects' },
  { words: 'a parameter of the URI’s own', url: '/bucket?list-type=2', is: 's3.ListObjectsV2' },
  { words: 'a parameter without a value', url: '/bucket?versions', is: 's3.ListObjectVersions' },
  { words: 'a parameter that the input must have', url: '/bucket/a/b/c?uploadId=1', is: 's3.ListParts' },
  { words: 'an object, which is not in the plan', url: '/bucket/a/b/c', is: 's3.GetObject' },
  { words: 'words of the path over labels', url: '/2013-04-01/hostedzone', is: 'route53.ListHostedZones' },
  { words: 'a path of dates', url: '/2015-03-31/functions/', is: 'lambda.ListFunctions' },
  {
    words: 'the same path, signed for S3',
    url: '/2015-03-31/functions/',
    rest: signed('s3'),
    is: 's3.GetObject',
  },
  {
    words: 'S3’s own signing name in another service',
    url: '/v20180820/accesspointfordirectory',
    rest: { headers: { ...signed('s3').headers, 'x-amz-account-id': '123456789012' } },
    is: 's3control.ListAccessPointsForDirectoryBuckets',
  },
  {
    words: 'a presigned URL',
    url: '/2013-04-01/hostedzone?X-Amz-Credential=AKIDEXAMPLE%2F20260101%2Fus-east-1%2Froute53%2Faws4_request',
    is: 'route53.ListHostedZones',
  },
  { words: 'a form in the query', url: '/?Action=ListTopics&Version=2010-03-31', is: 'sns.ListTopics' },
  {
    words: 'one action of two services, by the version',
    url: '/?Action=DescribeEvents&Version=2012-12-01',
    is: 'redshift.DescribeEvents',
  },
  {
    words: 'one action of two services, by the signature',
    url: '/?Action=DescribeEvents',
    rest: signed('elasticache'),
    is: 'elasticache.DescribeEvents',
  },
]

describe('a request is routed to', () => {
  it.each(cases)('$is: $words', ({ url, rest, is }) => {
    expect(routed(url, rest)).toBe(is)
  })

  it.each([
    {
      words: 'an operation outside the plan',
      url: '/bucket/key',
      says: /s3\.GetObject is not in the simulator's plan, which holds s3\.ListBuckets/,
    },
    {
      words: 'nothing that is known',
      url: '/2015-03-31/nothing?Action=Fly',
      says: /UnknownOperation|InvalidAction/,
    },
  ])('no operation, and is refused: $words', ({ url, says }) => {
    const request = { method: 'GET', url, headers: {}, body: Buffer.of() }
    const { response } = answer(plan, request, { total: 0, ofOperation: new Map() })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(Buffer.from(response.body).toString()).toMatch(says)
  })
})
