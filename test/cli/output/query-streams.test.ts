import { describe, expect, it } from 'vitest'
import { openOutput } from '../../../src/cli/output/index.js'
import { ListingQuery } from '../../../src/cli/output/query/index.js'
import { compiledRule } from '../../../src/pagination/index.js'
import { RecordedIo } from '../../support/cli/recorded-io.js'
import { operationOf, writePages, writeResult } from './support/write-output.js'

function isStreamed(operation: string, query: string): boolean {
  const model = operationOf(operation)
  return !new ListingQuery(query, model, compiledRule(model)).isWaiting
}

describe('queries that give their elements page by page', () => {
  it.each([
    ['sns.ListTopics', 'Topics'],
    ['sns.ListTopics', 'Topics[]'],
    ['sns.ListTopics', '(Topics)[].TopicArn'],
    ['sns.ListTopics', 'Topics[*].{arn: TopicArn, names: keys(@)}'],
    ['sns.ListTopics', "Topics[?contains(TopicArn, 'prod')].TopicArn"],
    ['sns.ListTopics', 'Topics[].TopicArn | [?starts_with(@, `arn`)]'],
    ['sns.ListTopics', 'map(&TopicArn, Topics)'],
    ['ec2.DescribeInstances', 'Reservations[].Instances[].[InstanceId, Tags[?Key==`Name`] | [0].Value]'],
    ['ec2.DescribeInstances', 'Reservations[*].Instances[*].InstanceId[]'],
    ['cloudfront.ListDistributions', 'DistributionList.Items[].Id'],
    ['s3.ListObjectVersions', 'DeleteMarkers[?IsLatest].Key'],
  ])('%s --query "%s"', (operation, query) => {
    expect(isStreamed(operation, query)).toBe(true)
  })
})

describe('queries that wait for the last page', () => {
  it.each([
    ['sns.ListTopics', 'length(Topics)'],
    ['sns.ListTopics', 'Topics[0]'],
    ['sns.ListTopics', 'Topics[:3]'],
    ['sns.ListTopics', 'Topics[].TopicArn | [0]'],
    ['sns.ListTopics', 'sort_by(Topics, &TopicArn)'],
    ['sns.ListTopics', 'reverse(Topics[])'],
    ['sns.ListTopics', 'Topics || `[]`'],
    ['sns.ListTopics', '{topics: Topics[]}'],
    ['sns.ListTopics', '[Topics[].TopicArn]'],
    ['sns.ListTopics', '(Topics[]).TopicArn'],
    ['sns.ListTopics', '*[]'],
    ['sns.ListTopics', '@'],
    ['s3.ListObjectVersions', '[Versions, DeleteMarkers][]'],
    ['cloudfront.ListDistributions', 'DistributionList'],
    // Series that continue on the next page are joined by their ids.
    ['cloudwatch.GetMetricData', 'MetricDataResults[].Label'],
    // The entries of a map with the same name on two pages are one entry.
    ['apigateway.GetUsage', 'items'],
  ])('%s --query "%s"', (operation, query) => {
    expect(isStreamed(operation, query)).toBe(false)
  })
})

it('elements are written with the page that has them', async () => {
  const pages = [{ Topics: [{ TopicArn: 'a' }] }, { Topics: [] }, { Topics: [{ TopicArn: 'b' }] }]
  const { writes } = await writePages('sns.ListTopics', pages, { format: 'json', query: 'Topics[].TopicArn' })
  expect(writes).toEqual(['[\n    "a"', ',\n    "b"', '\n]\n'])
})

it('a query that waits has no result if the listing fails', async () => {
  const pages = [{ Topics: [{ TopicArn: 'a' }] }]
  const failed = { format: 'json', end: { hasFailed: true, resumeToken: 't' } } as const
  expect((await writePages('sns.ListTopics', pages, { ...failed, query: 'length(Topics)' })).text).toBe('')
  const streamed = await writePages('sns.ListTopics', pages, { ...failed, query: 'Topics[].TopicArn' })
  expect(JSON.parse(streamed.text)).toEqual(['a'])
})

it('a query of a listing that was cut sees its NextToken, as in the AWS CLI', async () => {
  const pages = [{ Topics: [{ TopicArn: 'a' }] }]
  const query = '[length(Topics), NextToken]'
  const { text } = await writePages('sns.ListTopics', pages, {
    format: 'json',
    query,
    end: { resumeToken: 't' },
  })
  expect(JSON.parse(text)).toEqual([1, 't'])
})

it('a query of an operation without pages sees its result', async () => {
  const { text } = await writeResult('sts.GetCallerIdentity', { Account: '1' }, { query: 'Account' })
  expect(text).toBe('"1"\n')
})

it('an expression that cannot be parsed is refused before the first request', async () => {
  await expect(writePages('sns.ListTopics', [], { query: 'Topics[' })).rejects.toThrow(
    'invalid JMESPath expression "Topics["',
  )
})

it('a query that fails at an item closes what is out', async () => {
  const operation = operationOf('sns.ListTopics')
  const io = new RecordedIo({})
  const query = 'Topics[].length(TopicArn)'
  const rule = compiledRule(operation)
  const output = await openOutput({
    operation,
    rule,
    query,
    format: 'json',
    isTagged: false,
    color: 'off',
    io,
  })
  await output.page({ Topics: [{ TopicArn: 'abc' }] })
  await expect(output.page({ Topics: [{}] })).rejects.toThrow('length() takes string or array or object')
  await output.end({ hasFailed: true })
  expect(JSON.parse(io.stdout.text)).toEqual([3])
})
