import type { OptionSpec } from './option-spec.js'

/** Where parameters come from. */
export const inputOptions = {
  'cli-input-json': {
    kind: 'text',
    group: 'input',
    argument: 'JSON',
    help: 'Read the parameters from JSON, or from file://FILE. Parameters on the command line take precedence.',
    isAws: true,
  },
  'cli-input-yaml': {
    kind: 'text',
    group: 'input',
    argument: 'YAML',
    help: 'Read the parameters from YAML, or from file://FILE.',
    isAws: true,
  },
  'generate-cli-skeleton': {
    kind: 'text',
    group: 'input',
    argument: 'KIND',
    values: ['input', 'yaml-input', 'output'],
    withoutValue: 'input',
    help: 'Send nothing. Write all parameters as JSON, as YAML (yaml-input), or an example of the output (output).',
    isAws: true,
  },
  'cli-binary-format': {
    kind: 'text',
    group: 'input',
    argument: 'FORMAT',
    values: ['base64', 'raw-in-base64-out'],
    help: 'Say how bytes are written in parameters: base64, or raw-in-base64-out for text. Default: base64.',
    isAws: true,
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
