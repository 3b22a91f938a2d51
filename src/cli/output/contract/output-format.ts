/** The values of `--output`. */
export const outputFormats = [
  'json',
  'ndjson',
  'yaml',
  'yaml-stream',
  'text',
  'table',
  'csv',
  'tsv',
  'off',
] as const

export type OutputFormat = (typeof outputFormats)[number]
