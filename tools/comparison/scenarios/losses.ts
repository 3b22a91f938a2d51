import type { Scenario } from '../scenario.js'
import { logGroups, type PageForm, pageOf, refusal, tens } from './pages-of.js'

const groups = { service: 'logs', operation: 'DescribeLogGroups', key: 'logGroups' } as const
const policies: PageForm = {
  key: 'lookupTables',
  token: 'nextToken',
  item: (index) => ({ lookupTableName: `t-${index}` }),
}
const items: PageForm = {
  key: 'Items',
  token: 'LastEvaluatedKey',
  item: (index) => ({ id: { N: String(index) } }),
}

/** What is lost, and whether anyone says so. */
export const losses: readonly Scenario[] = [
  {
    title: 'a single call whose token nobody reads',
    thread: 'https://github.com/boto/botocore/issues/3772',
    ...groups,
    mode: 'call',
    stored: 103,
    answer: tens(logGroups, 103),
  },
  {
    title: 'an operation with a token (logs DescribeLookupTables)',
    thread: 'https://github.com/aws/aws-sdk-js-v3/issues/6226',
    service: 'logs',
    operation: 'DescribeLookupTables',
    key: policies.key,
    mode: 'list',
    stored: 25,
    answer: tens(policies, 25),
  },
  {
    title: 'queues with a token only where MaxResults is set (sqs ListQueues)',
    thread: 'https://github.com/boto/boto3/issues/3406',
    service: 'sqs',
    operation: 'ListQueues',
    key: 'QueueUrls',
    mode: 'list',
    stored: 20,
    answer: ({ page, text }) => {
      const queues: PageForm = {
        key: 'QueueUrls',
        token: 'NextToken',
        item: (index) => `https://sqs/1/q-${index}`,
      }
      const next = page === 0 && text.includes('MaxResults') ? 1 : undefined
      return pageOf(queues, page * 10, page * 10 + 10, next)
    },
  },
  {
    title: 'the second page fails once, and the iterator is asked again',
    thread: 'https://github.com/cloud-custodian/cloud-custodian/issues/3170',
    ...groups,
    mode: 'retry',
    stored: 30,
    answer: (asked) =>
      asked.page === 1 && asked.before === 0
        ? refusal('InvalidOperationException')
        : tens(logGroups, 30)(asked),
  },
  {
    title: 'a limit of seven items, then the rest',
    thread: 'https://github.com/boto/botocore/issues/1041',
    ...groups,
    mode: 'limit',
    stored: 30,
    answer: tens(logGroups, 30),
  },
  {
    title: 'a loop that stops after seven items, then the rest',
    thread: 'https://github.com/boto/botocore/issues/1041',
    ...groups,
    mode: 'leave',
    stored: 30,
    answer: tens(logGroups, 30),
  },
  {
    title: 'the token expires after the first page',
    thread: 'https://github.com/cloudquery/cloudquery/issues/11706',
    service: 'ssm',
    operation: 'DescribeParameters',
    key: 'Parameters',
    mode: 'list',
    stored: 30,
    answer: (asked) => {
      const parameters = {
        key: 'Parameters',
        token: 'NextToken',
        item: (index: number) => ({ Name: `p-${index}` }),
      }
      return asked.page === 1 && asked.before === 0
        ? refusal('InvalidNextToken')
        : tens(parameters, 30)(asked)
    },
  },
  {
    title: 'the capacity consumed by a query, in the merged result of three pages',
    thread: 'https://github.com/aws/aws-cli/issues/2958',
    service: 'dynamodb',
    operation: 'Query',
    input: {
      TableName: 't',
      ReturnConsumedCapacity: 'TOTAL',
      KeyConditionExpression: 'id = :i',
      ExpressionAttributeValues: { ':i': { N: '1' } },
    },
    key: items.key,
    mode: 'full',
    stored: 30,
    show: '[Count, ConsumedCapacity.CapacityUnits]',
    answer: ({ page }) => {
      const { body } = pageOf(items, page * 10, page * 10 + 10)
      const key = page < 2 ? { LastEvaluatedKey: { id: { S: `page-${page + 1}` } } } : {}
      const capacity = { ConsumedCapacity: { TableName: 't', CapacityUnits: 5.5 } }
      return { body: { ...Object(body), Count: 10, ScannedCount: 10, ...capacity, ...key } }
    },
  },
  {
    title: 'one metric with values on two pages, in the merged result',
    thread: 'https://github.com/boto/botocore/issues/3767',
    service: 'cloudwatch',
    operation: 'GetMetricData',
    input: {
      MetricDataQueries: [{ Id: 'cpu', Expression: 'x' }],
      StartTime: '2026-01-01T00:00:00Z',
      EndTime: '2026-01-02T00:00:00Z',
    },
    key: 'MetricDataResults',
    mode: 'full',
    stored: 1,
    show: 'MetricDataResults[].{Id: Id, Values: Values}',
    answer: ({ page }) => ({
      body: {
        MetricDataResults: [
          {
            Id: 'cpu',
            Label: 'cpu',
            Values: page === 0 ? [1.5, 2.5] : [3.5],
            Timestamps: [],
            StatusCode: page === 0 ? 'PartialData' : 'Complete',
          },
        ],
        Messages: [],
        ...(page === 0 && { NextToken: 'page-1' }),
      },
    }),
  },
]
