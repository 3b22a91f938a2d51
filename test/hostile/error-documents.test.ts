import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { client } from '../../src/client/index.js'
import { answerWith, refusal } from './support/answer-with.js'
import {
  cloudfront,
  dynamodb,
  ec2,
  type Listing,
  lambda,
  list,
  organizations,
  route53,
  s3,
  sns,
  withService,
} from './support/foreign-listings.js'

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

describe('an error document of status 200 is an error:', () => {
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

  it.each(refusals.map(withService))('%s is retried', async (_, listing, document) => {
    // The wait before the next attempt is a random part of a second.
    const random = vi.spyOn(Math, 'random').mockReturnValue(0)
    onTestFinished(() => random.mockRestore())
    const { items, receipt } = await list(listing, [listing.first, document, listing.last], 2)
    expect(items).toHaveLength(2)
    expect(receipt).toMatchObject({ outcome: 'complete' })
  })

  it('it has its message and its modelled members', async () => {
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

  it('it may be reported in a header', async () => {
    const headers = { 'x-amzn-errortype': 'TooManyRequestsException' }
    const call = client('lambda', await answerWith({ headers, body: '{"Reason":"r"}' })).listFunctions()
    expect(await refusal(call)).toMatchObject({ code: 'TooManyRequestsException' })
  })

  it('it is also recognised for an operation without output', async () => {
    const xml = await answerWith({ body: '<Error><Code>AccessDenied</Code></Error>' })
    const bucket = client('s3', { ...xml, forcePathStyle: true })
    expect(await refusal(bucket.deleteBucket({ Bucket: 'b' }))).toMatchObject({ code: 'AccessDenied' })
    expect(await refusal(bucket.putObject({ Bucket: 'b', Key: 'k' }))).toMatchObject({ code: 'AccessDenied' })
    const json = await answerWith({ body: '{"__type":"com.x#AccessDeniedException"}' })
    const tagged = client('dynamodb', json).untagResource({ ResourceArn: 'a', TagKeys: [] })
    expect(await refusal(tagged)).toMatchObject({ code: 'AccessDeniedException' })
  })
})
