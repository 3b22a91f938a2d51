/**
 * inventory: everything that accounts have, as one listing.
 *
 * In: targets, and which services and operations. Out: an item a row with its type, ARN and tags, or a database with a
 * table for each operation; at the end, what could not be listed.
 */
import type { OptionSpec } from '../../options/index.js'
import type { Command } from '../contract/index.js'

const names = { kind: 'list', group: 'targets' } as const

const ownOptions: Readonly<Record<string, OptionSpec>> = {
  services: { ...names, argument: 'A,B', help: 'List only these services. * stands for any letters.' },
  operations: {
    ...names,
    argument: 'A.B,C.D',
    help: 'Call only these operations, such as ec2.describe-vpcs or rds.Describe*.',
  },
  'exclude-services': { ...names, argument: 'A,B', help: 'Leave these services out.' },
  'exclude-operations': { ...names, argument: 'A.B,C.D', help: 'Leave these operations out.' },
}

export const inventoryCommand: Command = {
  name: 'inventory',
  summary: 'List everything that the account has, in every service.',
  details: [
    'Calls every operation that lists resources, needs no input and only reads. An operation that is denied is reported at the end, and the others go on.',
    '--max-items counts in each operation of each account and region.',
  ],
  examples: [
    'nexttoken inventory --services ec2,s3,iam',
    'nexttoken inventory --regions all --to account.duckdb',
  ],
  options: [
    ...(['regions', 'profiles', 'accounts', 'role', 'concurrency', 'fail-fast', 'max-items'] as const),
    ...(['output', 'query', 'columns', 'to', 'append', 'csv-safe', 'quiet', 'verbose', 'receipt'] as const),
    ...(['region', 'profile', 'endpoint-url', 'no-sign-request', 'ca-bundle', 'no-verify-ssl'] as const),
    ...(['cli-connect-timeout', 'cli-read-timeout'] as const),
  ],
  ownOptions,
  load: async () => (await import('./run-inventory-command.js')).runInventoryCommand,
}
