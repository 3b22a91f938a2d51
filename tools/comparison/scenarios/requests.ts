import type { Scenario } from '../scenario.js'
import { logGroups, pageOf, refusal, tens } from './pages-of.js'

const shards = { key: 'Shards', token: 'NextToken', item: (index: number) => ({ ShardId: `shard-${index}` }) }

/** What a rival asks for, and how. */
export const requests: readonly Scenario[] = [
  {
    title: 'a page size above the service’s maximum',
    thread: 'https://github.com/boto/botocore/issues/3260',
    service: 'logs',
    operation: 'DescribeLogGroups',
    key: 'logGroups',
    mode: 'list',
    stored: 30,
    pageSize: 1000,
    answer: (asked) => {
      const limit = Number(/"limit":\s*(\d+)/.exec(asked.text)?.[1] ?? 0)
      return limit > 50 ? refusal('InvalidParameterException') : tens(logGroups, 30)(asked)
    },
  },
  {
    title: 'a parameter that only the first request may have (kinesis ListShards)',
    thread: 'https://github.com/boto/botocore/issues/2009',
    service: 'kinesis',
    operation: 'ListShards',
    input: { StreamName: 'orders' },
    key: shards.key,
    mode: 'list',
    stored: 25,
    answer: (asked) =>
      asked.page > 0 && asked.text.includes('StreamName')
        ? refusal('InvalidArgumentException')
        : tens(shards, 25)(asked),
  },
  {
    title: 'an empty string as the token of the last page',
    thread: 'https://github.com/boto/botocore/issues/959',
    service: 'logs',
    operation: 'DescribeLogGroups',
    key: 'logGroups',
    mode: 'list',
    stored: 10,
    answer: ({ text }) =>
      text.includes('nextToken') ? refusal('InvalidParameterException') : pageOf(logGroups, 0, 10, ''),
  },
]
