import type { Command } from '../contract/index.js'

export const inventoryCommand: Command = {
  name: 'inventory',
  summary: 'List everything that accounts have: every service, in one or all regions.',
  details: [
    'It calls every operation that lists resources, needs no input and only reads. An operation that is denied is told at ' +
      'the end, and the others go on. A name may contain * for any letters.',
  ],
  examples: [
    'nexttoken inventory --regions all --to account.duckdb',
    "nexttoken inventory --services ec2,'iot*' --output csv --columns _service,_region,type,arn",
    'nexttoken inventory --accounts org --role Inventory --regions all --to inventory.parquet',
  ],
  options: [
    ...(['regions', 'profiles', 'accounts', 'role', 'concurrency', 'fail-fast'] as const),
    ...(['output', 'query', 'columns', 'to', 'append', 'csv-safe', 'color'] as const),
    ...(['quiet', 'verbose', 'receipt', 'region', 'profile', 'endpoint-url', 'no-sign-request'] as const),
    ...(['ca-bundle', 'cli-connect-timeout', 'cli-read-timeout', 'no-verify-ssl'] as const),
  ],
  ownOptions: {
    services: {
      kind: 'list',
      group: 'targets',
      argument: 'A,B*',
      help: 'Call operations of these services only.',
    },
    operations: {
      kind: 'list',
      group: 'targets',
      argument: 'A.B,C.*',
      help: 'Call these operations only, such as ec2.describe-vpcs.',
    },
    'exclude-services': {
      kind: 'list',
      group: 'targets',
      argument: 'A,B*',
      help: 'Leave out these services.',
    },
    'exclude-operations': {
      kind: 'list',
      group: 'targets',
      argument: 'A.B,C.*',
      help: 'Leave out these operations.',
    },
    'max-items': {
      kind: 'number',
      group: 'paging',
      argument: 'N',
      least: 1,
      help: 'List at most N items of each operation, account and region.',
    },
  },
  load: async () => (await import('./run-inventory.js')).runInventoryCommand,
}
