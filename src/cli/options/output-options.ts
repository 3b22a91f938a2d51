import type { OptionSpec } from './option-spec.js'

/** What is written where. */
export const outputOptions = {
  output: {
    kind: 'text',
    group: 'output',
    argument: 'FORMAT',
    values: ['json', 'ndjson', 'yaml', 'yaml-stream', 'text', 'table', 'csv', 'tsv', 'off'],
    help: 'Choose the format. Default: a table on a terminal, one JSON object a line in a pipe.',
    isAws: true,
  },
  query: {
    kind: 'text',
    group: 'output',
    argument: 'JMESPATH',
    help: 'Write the result of a JMESPath expression on the whole output.',
    isAws: true,
  },
  columns: {
    kind: 'list',
    group: 'output',
    argument: 'A,B',
    help: 'Write only these columns, in this order.',
  },
  to: {
    kind: 'text',
    group: 'output',
    argument: 'TARGET',
    help: 'Write the items to a file (.ndjson, .csv, .parquet, .duckdb, .sqlite) or to postgres://…#table.',
  },
  append: {
    kind: 'flag',
    group: 'output',
    help: 'With --to: add to the rows that the target has, instead of replacing them.',
  },
  'csv-safe': {
    kind: 'flag',
    group: 'output',
    help: 'Guard cells of CSV that a spreadsheet would run as formulas.',
  },
  color: {
    kind: 'text',
    group: 'output',
    argument: 'WHEN',
    values: ['on', 'off', 'auto'],
    help: 'Use colours: on, off or auto. Default: auto, which is off with NO_COLOR.',
    isAws: true,
  },
  quiet: {
    kind: 'flag',
    group: 'output',
    help: 'Write no progress and no notes to standard error, only errors.',
  },
  verbose: {
    kind: 'flag',
    group: 'output',
    help: 'Write a line for each request to standard error, without secrets.',
  },
  receipt: {
    kind: 'flag',
    group: 'output',
    help: 'Write the receipt to standard error as JSON at the end: pages, items, requests, throttles, outcome.',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>
