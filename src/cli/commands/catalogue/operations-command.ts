import { type Command, reportOptions } from '../contract/index.js'

export const operationsCommand: Command = {
  name: 'operations',
  summary: 'List the operations of a service, with what each is and takes.',
  words: [
    { name: 'SERVICE', completes: 'services' },
    { name: 'FILTER', isOptional: true },
  ],
  details: [
    'PAGES says whether an operation has pages, all of which are listed. CHANGES says whether it may change something: then ' +
      'nexttoken asks first, or needs --yes. Parameters in brackets are optional.',
  ],
  examples: ['nexttoken operations sns', 'nexttoken operations ec2 snapshot --with-pages'],
  ownOptions: {
    ...reportOptions,
    'with-pages': { kind: 'flag', group: 'run', help: 'Only those that have pages.' },
    'only-reading': { kind: 'flag', group: 'run', help: 'Only those that change nothing.' },
  },
  load: async () => (await import('./list-operations.js')).listOperationsCommand,
}
