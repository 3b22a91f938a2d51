import type { OptionSpec } from './option-spec.js'
import type { OptionName } from './option-table.js'

/** Options of `nexttoken SERVICE wait WAITER`, besides those of the table that it takes. */
export const waitOptions = {
  delay: {
    kind: 'duration',
    group: 'run',
    argument: 'TIME',
    help: 'Wait this long between two calls, such as 5s. With --backoff jittered, at least this long.',
  },
  'max-attempts': {
    kind: 'number',
    least: 1,
    group: 'run',
    argument: 'N',
    help: 'Call the operation N times at most.',
  },
  backoff: {
    kind: 'text',
    group: 'run',
    argument: 'KIND',
    values: ['jittered', 'fixed'],
    help: 'Let the time between two calls grow, as the AWS SDKs do, or keep it, as the AWS CLI does. Default: jittered.',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>

/** Options of the table that a wait takes. */
export const ofWait = [
  'deadline',
  'cli-input-json',
  'cli-input-yaml',
  'cli-binary-format',
  'generate-cli-skeleton',
  'print-request',
  'region',
  'profile',
  'endpoint-url',
  'no-sign-request',
  'ca-bundle',
  'no-verify-ssl',
  'cli-connect-timeout',
  'cli-read-timeout',
  'output',
  'query',
  'color',
  'quiet',
  'verbose',
  'debug',
  'yes',
  'no-cli-pager',
  'no-cli-auto-prompt',
  'help',
  'version',
] as const satisfies readonly OptionName[]
