import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../src/simulator/plan/seal.js'
import { ask, operationOf, readPlan } from './support/ask.js'

const lengths = [{}, { min: 1, max: 1024 }, { min: 36, max: 36 }, { min: 80 }, { max: 36 }]

describe('a sealed position', () => {
  it('can be opened only by the operation that issued it', () => {
    const position = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(position, fc.constantFrom(...lengths), (at, length) => {
        const token = seal('sns.ListTopics', at, length)
        expect(unseal('sns.ListTopics', token, length)).toBe(at)
        expect(unseal('sns.ListSubscriptions', token, length)).toBeUndefined()
        expect(token.length).toBeGreaterThanOrEqual('min' in length ? (length.min ?? 0) : 0)
      }),
    )
  })

  it('cannot be forged or changed', () => {
    const token = seal('sns.ListTopics', 100)
    fc.assert(
      fc.property(fc.string(), fc.nat(token.length - 1), (text, at) => {
        expect(unseal('sns.ListTopics', text)).toBeUndefined()
        const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
        expect(unseal('sns.ListTopics', changed)).toBeUndefined()
      }),
    )
  })

  it('is a UUID if the model requires one', () => {
    expect(seal('devops-guru.ListInsights', 3, { min: 36, max: 36 })).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    )
  })
})

/** What each service says of a token that it did not issue: its habit, its model, or its protocol's usual. */
const refusals = [
  { name: 'sns.ListTopics', input: { NextToken: 'no' }, code: 'InvalidParameter', statusCode: 400 },
  {
    name: 's3.ListObjectsV2',
    input: { Bucket: 'b', ContinuationToken: 'no' },
    code: 'InvalidArgument',
    statusCode: 400,
  },
  { name: 'ec2.DescribeInstances', input: { NextToken: 'no' }, code: 'InvalidNextToken', statusCode: 400 },
  {
    name: 'cloudwatch.ListMetrics',
    input: { NextToken: 'no' },
    code: 'InvalidParameterValue',
    statusCode: 400,
  },
  {
    name: 'lambda.ListFunctions',
    input: { Marker: 'no' },
    code: 'InvalidParameterValueException',
    statusCode: 400,
  },
  { name: 'iam.ListRoles', input: { Marker: 'no' }, code: 'ValidationError', statusCode: 400 },
  {
    name: 'logs.DescribeLogGroups',
    input: { nextToken: 'no' },
    code: 'InvalidParameterException',
    statusCode: 400,
  },
  { name: 'ssm.GetInventory', input: { NextToken: 'no' }, code: 'InvalidNextToken', statusCode: 400 },
  {
    name: 'dynamodb.ListTables',
    input: { ExclusiveStartTableName: 'no' },
    code: 'ValidationException',
    statusCode: 400,
  },
  {
    name: 'dynamodb.Scan',
    input: { TableName: 'table', ExclusiveStartKey: { id: { S: 'no' } } },
    code: 'ValidationException',
    statusCode: 400,
  },
  { name: 'route53.ListHostedZones', input: { Marker: 'no' }, code: 'InvalidInput', statusCode: 400 },
]

describe('a token that the operation did not issue', () => {
  it.each(refusals)('is refused by $name with $code', ({ name, input, code, statusCode }) => {
    const plan = readPlan({ [name]: { items: 1 } })
    expect(ask(plan, operationOf(name), input).error).toMatchObject({ code, statusCode })
  })

  it('may belong to another operation', () => {
    const plan = readPlan({ 'sns.ListTopics': {}, 'sns.ListSubscriptions': {} })
    const { NextToken } = ask(plan, operationOf('sns.ListTopics'), {}).output
    const { error } = ask(plan, operationOf('sns.ListSubscriptions'), { NextToken })
    expect(error).toMatchObject({ code: 'InvalidParameter' })
  })

  it('may point beyond the end after the plan has shrunk', () => {
    const listTopics = operationOf('sns.ListTopics')
    const { NextToken } = ask(readPlan({ 'sns.ListTopics': { items: 300 } }), listTopics, {}).output
    const fewer = readPlan({ 'sns.ListTopics': { items: 50 } })
    expect(ask(fewer, listTopics, { NextToken }).error).toMatchObject({ code: 'InvalidParameter' })
  })
})

describe('a key at which S3 starts', () => {
  it.each([
    ['s3.ListObjectsV2', { StartAfter: 'Key-0000025' }, ['Key-000003', 'Key-000004']],
    ['s3.ListObjectsV2', { StartAfter: 'A' }, ['Key-000000', 'Key-000001', 'Key-000002']],
    ['s3.ListObjectsV2', { StartAfter: 'z' }, []],
    ['s3.ListObjects', { Marker: 'Key-000001\u{1f600}' }, ['Key-000002', 'Key-000003', 'Key-000004']],
    ['s3.ListObjectVersions', { KeyMarker: 'Key-000002' }, ['Key-000003', 'Key-000004']],
  ])('of %s need not exist: %o', (name, input, keys) => {
    const plan = readPlan({ [name]: { items: 5, pageSize: 3 } })
    const { output } = ask(plan, operationOf(name), { Bucket: 'b', ...input })
    const listed = (output.Contents ?? output.Versions ?? []) as { Key: string }[]
    expect(listed.map(({ Key }) => Key)).toEqual(keys)
  })

  it('brings common prefixes only with a delimiter', () => {
    const plan = readPlan({ 's3.ListObjectsV2': { items: 5 } })
    const list = operationOf('s3.ListObjectsV2')
    expect(ask(plan, list, { Bucket: 'b' }).output.CommonPrefixes ?? []).toEqual([])
    expect(ask(plan, list, { Bucket: 'b', Delimiter: '/' }).output.CommonPrefixes).toHaveLength(2)
  })
})

describe('several tokens', () => {
  const versions = operationOf('s3.ListObjectVersions')
  const plan = readPlan({ 's3.ListObjectVersions': { items: 5, pageSize: 2 } })
  const first = ask(plan, versions, { Bucket: 'b' }).output
  const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = first

  it('continue together', () => {
    const { output } = ask(plan, versions, { Bucket: 'b', KeyMarker, VersionIdMarker })
    expect(output).toMatchObject({
      IsTruncated: true,
      Versions: [{ Key: 'Key-000002' }, { Key: 'Key-000003' }],
    })
  })

  it.each([
    { words: 'the key is missing', tokens: { VersionIdMarker } },
    { words: 'they are exchanged', tokens: { KeyMarker: VersionIdMarker, VersionIdMarker: KeyMarker } },
    { words: 'one is of nothing', tokens: { KeyMarker, VersionIdMarker: 'no' } },
  ])('are refused when $words', ({ tokens }) => {
    expect(ask(plan, versions, { Bucket: 'b', ...tokens }).error).toMatchObject({ code: 'InvalidArgument' })
  })

  it('of Route 53 are three, one of them a record type', () => {
    const records = operationOf('route53.ListResourceRecordSets')
    const zone = readPlan({ 'route53.ListResourceRecordSets': { items: 5, pageSize: 3 } })
    const page = ask(zone, records, { HostedZoneId: 'Z1' }).output
    expect(page).toMatchObject({ IsTruncated: true, NextRecordType: 'SOA' })
    const next = {
      StartRecordName: page.NextRecordName,
      StartRecordType: page.NextRecordType,
      StartRecordIdentifier: page.NextRecordIdentifier,
    }
    const last = ask(zone, records, { HostedZoneId: 'Z1', ...next }).output
    expect(last.ResourceRecordSets).toHaveLength(2)
    expect(last).toMatchObject({ IsTruncated: false })
  })
})
