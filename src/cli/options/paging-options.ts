import type { OptionSpec } from './option-spec.js'

/** How far to list, and in which steps. */
export const pagingOptions = {
  'max-items': {
    kind: 'number',
    group: 'paging',
    argument: 'N',
    help: 'List at most N items. Standard error says how to continue.',
    isAws: true,
  },
  'page-size': {
    kind: 'number',
    least: 1,
    values: ['max'],
    group: 'paging',
    argument: 'N|max',
    help: 'Request pages of N items, or of the most that the service allows. All pages are still listed.',
    isAws: true,
  },
  'starting-token': {
    kind: 'text',
    group: 'paging',
    argument: 'TOKEN',
    help: 'Start from a token of nexttoken, the AWS CLI, boto3 or the service.',
    isAws: true,
  },
  'first-page': {
    kind: 'flag',
    group: 'paging',
    help: 'Request only the first page. Standard error says whether there are more.',
  },
  'no-paginate': {
    kind: 'flag',
    group: 'paging',
    help: 'Mean the same as --first-page, as in the AWS CLI.',
    isAws: true,
  },
  parallel: {
    kind: 'number',
    least: 1,
    group: 'paging',
    argument: 'N',
    help: 'Send up to N requests at once, for listings that can be divided (S3 keys, DynamoDB scans, logs between two times).',
  },
  unordered: {
    kind: 'flag',
    group: 'paging',
    help: 'With --parallel: write pages as they arrive, not in the order of the service.',
  },
  checkpoint: {
    kind: 'text',
    group: 'paging',
    argument: 'FILE',
    help: 'Save in FILE how far the listing is, and continue from there the next time.',
  },
  restart: {
    kind: 'flag',
    group: 'paging',
    help: 'Start from the beginning, whatever the checkpoint or an unfinished file of --to says.',
  },
  deadline: {
    kind: 'duration',
    group: 'paging',
    argument: 'TIME',
    help: 'End the listing before this time has passed, such as 90s, 14m or 1h30m.',
  },
  follow: {
    kind: 'flag',
    group: 'paging',
    help: 'Wait at the end of the listing for what comes next, until Ctrl-C.',
  },
  'poll-interval': {
    kind: 'duration',
    group: 'paging',
    argument: 'TIME',
    help: 'With --follow: wait this long before the next request if there is nothing new. Default: 1s.',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
