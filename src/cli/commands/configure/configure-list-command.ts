import { type Command, reportOptions } from '../contract/index.js'

export const configureListCommand: Command = {
  name: 'configure list',
  summary: 'List every setting, its value, and where it comes from.',
  details: [
    'The order is boto3’s: options, environment variables, the profile, defaults. Secrets are masked. Nothing is ' +
      'requested: credentials that have to be fetched are named by their source.',
  ],
  examples: ['nexttoken configure list', 'nexttoken configure list --profile audit --output json'],
  options: ['region', 'profile', 'endpoint-url', 'ca-bundle', 'no-sign-request'],
  ownOptions: {
    ...reportOptions,
    set: { kind: 'flag', group: 'run', help: 'Only those that are not left at their default.' },
  },
  load: async () => (await import('./list-configuration.js')).listConfiguration,
}
