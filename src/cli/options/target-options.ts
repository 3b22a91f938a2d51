import type { OptionSpec } from './option-spec.js'

/** Several regions and accounts. */
export const targetOptions = {
  regions: {
    kind: 'list',
    group: 'targets',
    argument: 'all|us-*|A,B',
    help: 'List in all of these regions, each item with its region.',
  },
  profiles: {
    kind: 'list',
    group: 'targets',
    argument: 'all|A,B',
    help: 'List with each of these profiles.',
  },
  accounts: {
    kind: 'list',
    group: 'targets',
    argument: 'org|A,B',
    help: 'List in all accounts of the organization, or in these account ids, with --role.',
  },
  role: {
    kind: 'text',
    group: 'targets',
    argument: 'NAME',
    help: 'Assume this role in each account of --accounts.',
  },
  concurrency: {
    kind: 'number',
    least: 1,
    group: 'targets',
    argument: 'N',
    help: 'List at most N regions and accounts at once.',
  },
  'fail-fast': {
    kind: 'flag',
    group: 'targets',
    help: 'Stop at the first region or account that fails. Default: finish the others, and report it at the end.',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
