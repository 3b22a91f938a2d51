import type { OptionSpec } from './option-spec.js'

/** Whether and how a command runs. */
export const runOptions = {
  'print-request': {
    kind: 'flag',
    group: 'run',
    help: 'Send nothing. Write the first request, without secrets.',
  },
  yes: {
    kind: 'flag',
    group: 'run',
    help: 'Do not ask before an operation that may change something.',
  },
  debug: {
    kind: 'flag',
    group: 'run',
    help: 'Write each request and response with headers and body to standard error, without secrets, and the stack trace of an error.',
    isAws: true,
  },
  'no-cli-pager': {
    kind: 'flag',
    group: 'run',
    help: 'Has no effect: nexttoken starts no pager.',
    isAws: true,
    isHidden: true,
  },
  'no-cli-auto-prompt': {
    kind: 'flag',
    group: 'run',
    help: 'Has no effect: nexttoken does not prompt for parameters.',
    isAws: true,
    isHidden: true,
  },
  help: {
    kind: 'flag',
    group: 'run',
    help: 'Show help.',
  },
  version: {
    kind: 'flag',
    group: 'run',
    help: 'Show the version: nexttoken --version.',
    isAws: true,
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
