import { type Command, reportOptions } from '../contract/index.js'

export const servicesCommand: Command = {
  name: 'services',
  summary: 'List the services, with the number of their operations and of those with pages.',
  words: [{ name: 'FILTER', isOptional: true }],
  details: ['With FILTER, list the services whose name, id or full name contains it.'],
  examples: ['nexttoken services', 'nexttoken services queue', 'nexttoken services --output json'],
  ownOptions: reportOptions,
  load: async () => (await import('./list-services.js')).listServicesCommand,
}
