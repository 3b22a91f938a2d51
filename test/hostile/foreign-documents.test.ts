import { describe, expect, it } from 'vitest'
import { refusal } from './support/answer-with.js'
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

const web = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'

const portal = '<WISPAccessGatewayParam><Redirect/></WISPAccessGatewayParam>'

const soap =
  '<S:Envelope xmlns:S="s"><S:Body><S:Fault><faultcode>c</faultcode></S:Fault></S:Body></S:Envelope>'

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
describe('a document of status 200 that is not an answer of the operation is an error:', () => {
  it.each(foreign.map(withService))('%s', async (_, listing, document, problem) => {
    for (const answers of [[listing.first, document], [document]]) {
      const error = await refusal(list(listing, answers))
      expect(error).toMatchObject({ code: 'ResponseParse', service: listing.service })
      expect(error.message).toMatch(problem)
    }
  })
})
