/** The values of `--output`; `off` writes nothing. */
export type OutputFormat =
  | 'json'
  | 'ndjson'
  | 'yaml'
  | 'yaml-stream'
  | 'text'
  | 'table'
  | 'csv'
  | 'tsv'
  | 'off'
