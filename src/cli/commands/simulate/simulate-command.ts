import type { Command } from '../contract/index.js'

export const simulateCommand: Command = {
  name: 'simulate',
  summary: 'Start a local endpoint that speaks every protocol, pages like AWS, and answers as you say.',
  words: [{ name: 'SERVICE.OPERATION[=ITEMS]', isOptional: true, isMany: true }],
  details: [
    'Each word names an operation and the number of its items. Without a number there are two and a half pages. --plan ' +
      'reads the settings of each operation from a JSON file: { "sns.ListTopics": { "items": 103, "faults": [{ "on": 2, ' +
      '"kind": "throttle" }] }, "s3.GetObject": { "output": { "Body": "hello" } } }; docs/simulator.md has all of them. The ' +
      'endpoint is on standard output; it runs until Ctrl-C. Signatures are not checked.',
  ],
  examples: [
    'nexttoken simulate sns.ListTopics=103',
    'nexttoken simulate s3.ListObjectsV2=5000 iam.ListRoles=150 --port 4566 --page-size 1000',
    'nexttoken simulate sns.ListTopics=103 --faults throttle:2,reset:every-3',
    'nexttoken simulate --plan plan.json',
  ],
  ownOptions: {
    'page-size': {
      kind: 'number',
      least: 1,
      group: 'run',
      argument: 'N',
      help: 'Put N items on a page if the request has no limit. Default: as many as the service.',
    },
    plan: {
      kind: 'text',
      group: 'run',
      argument: 'FILE',
      help: 'Read operations and their settings from a JSON file. Words on the command line take precedence.',
    },
    port: {
      kind: 'number',
      group: 'run',
      argument: 'N',
      help: 'Listen on this port of 127.0.0.1. Default: any free port.',
    },
    faults: {
      kind: 'list',
      group: 'run',
      argument: 'KIND:ON,…',
      help:
        'Let requests fail: throttle, error, reset, malformed, hang, loop or expired-token, on the request of this ' +
        'number, or on every n-th: throttle:2,reset:every-3.',
    },
    latency: { kind: 'duration', group: 'run', argument: 'TIME', help: 'Delay each response, such as 50ms.' },
    quiet: { kind: 'flag', group: 'run', help: 'Write only the endpoint.' },
    rate: {
      kind: 'number',
      least: 1,
      group: 'run',
      argument: 'N',
      help: 'Throttle more than N requests per second.',
    },
    'empty-pages': {
      kind: 'number',
      group: 'run',
      argument: 'N',
      help: 'Put N empty pages before each page.',
    },
  },
  load: async () => (await import('./run-simulator.js')).runSimulator,
}
