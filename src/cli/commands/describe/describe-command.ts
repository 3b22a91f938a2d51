import { type Command, reportOptions } from '../contract/index.js'

export const describeCommand: Command = {
  name: 'describe',
  summary: 'Describe an operation: its parameters, its output, its pages, and an example.',
  words: [
    { name: 'SERVICE', completes: 'services' },
    { name: 'OPERATION', isOptional: true, completes: 'operations' },
  ],
  details: ['Without OPERATION, describe the service.'],
  examples: ['nexttoken describe sns list-topics', 'nexttoken describe s3api list-objects-v2 --output json'],
  ownOptions: {
    ...reportOptions,
    depth: {
      kind: 'number',
      least: 1,
      group: 'run',
      argument: 'N',
      help: 'Show the output to this depth. Default: 3.',
    },
  },
  load: async () => (await import('./describe.js')).describe,
}
