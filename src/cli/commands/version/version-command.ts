import { type Command, reportOptions } from '../contract/index.js'

export const versionCommand: Command = {
  name: 'version',
  summary: 'Write the versions of nexttoken, of its models and of the runtime.',
  examples: ['nexttoken version', 'nexttoken version --output json'],
  ownOptions: reportOptions,
  load: async () => (await import('./write-version.js')).writeVersion,
}
