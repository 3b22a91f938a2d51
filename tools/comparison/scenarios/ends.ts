import type { Scenario } from '../scenario.js'
import { logGroups, type PageForm, pageOf } from './pages-of.js'

const groups = { service: 'logs', operation: 'DescribeLogGroups', key: 'logGroups' } as const
const keys: PageForm = { key: 'Keys', token: 'NextMarker', item: (index) => ({ KeyId: `key-${index}` }) }
const events: PageForm = {
  key: 'events',
  token: 'nextForwardToken',
  item: (index) => ({ message: `m-${index}` }),
}

/** When a listing ends, and when it must not end. */
export const ends: readonly Scenario[] = [
  {
    title: 'an empty page in the middle',
    thread: 'https://github.com/boto/boto3/issues/2643',
    ...groups,
    mode: 'list',
    stored: 20,
    answer: ({ page }) =>
      [pageOf(logGroups, 0, 10, 1), pageOf(logGroups, 0, 0, 2), pageOf(logGroups, 10, 20)][page] ??
      pageOf(logGroups, 0, 0),
  },
  {
    title: 'endless empty pages, each with a new token (nexttoken: `maxEmptyPages: 20`)',
    thread: 'https://github.com/boto/boto3/issues/4591',
    ...groups,
    mode: 'list',
    stored: 10,
    options: { maxEmptyPages: 20 },
    answer: ({ page }) => pageOf(logGroups, 0, page === 0 ? 10 : 0, page + 1),
  },
  {
    title: 'a token that is repeated at once',
    thread: 'https://github.com/boto/botocore/issues/3778',
    ...groups,
    mode: 'list',
    stored: 20,
    answer: ({ page }) => pageOf(logGroups, page * 10, page * 10 + 10, 1),
  },
  {
    title: 'a cycle of three tokens',
    thread: 'https://github.com/boto/botocore/issues/3778',
    ...groups,
    mode: 'list',
    stored: 40,
    answer: ({ page }) => pageOf(logGroups, page * 10, page * 10 + 10, page === 3 ? 1 : page + 1),
  },
  {
    title: 'an endpoint that ignores tokens',
    thread: 'https://github.com/getmoto/moto/issues/7466',
    ...groups,
    mode: 'list',
    stored: 10,
    answer: () => pageOf(logGroups, 0, 10, 1),
  },
  {
    title: 'a token beside a flag that says "no more"',
    thread: 'https://github.com/aws/aws-sdk-go-v2/issues/1140',
    service: 'kms',
    operation: 'ListKeys',
    key: keys.key,
    mode: 'list',
    stored: 10,
    answer: ({ page }) => {
      const { body } = pageOf(keys, page * 10, page * 10 + 10, page + 1)
      return { body: { ...Object(body), Truncated: false } }
    },
  },
  {
    title: 'a flag that says "more", and no token',
    thread: 'https://github.com/aws/aws-sdk-go-v2/issues/1140',
    service: 'kms',
    operation: 'ListKeys',
    key: keys.key,
    mode: 'list',
    stored: 20,
    answer: () => ({ body: { ...Object(pageOf(keys, 0, 10).body), Truncated: true } }),
  },
  {
    title: 'a stream of log events whose last page returns its own token',
    thread: 'https://github.com/aws/aws-sdk-js-v3/issues/3490',
    service: 'logs',
    operation: 'GetLogEvents',
    input: { logGroupName: 'g', logStreamName: 's', startFromHead: true },
    key: events.key,
    mode: 'list',
    stored: 20,
    answer: ({ page }) =>
      page < 2 ? pageOf(events, page * 10, page * 10 + 10, page + 1) : pageOf(events, 0, 0, 2),
  },
  {
    title: 'a search of log events that returns the same token twice before it continues',
    thread: 'https://github.com/boto/boto3/issues/1584',
    service: 'logs',
    operation: 'FilterLogEvents',
    input: { logGroupName: 'g' },
    key: events.key,
    mode: 'list',
    stored: 20,
    answer: ({ page, before }) => {
      const form = { ...events, token: 'nextToken' }
      if (page === 0) return pageOf(form, 0, 10, 1)
      return before === 0 ? pageOf(form, 0, 0, 1) : pageOf(form, 10, 20)
    },
  },
]
