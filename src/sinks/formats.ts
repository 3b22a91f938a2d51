import type { Format } from './contract/index.js'

/** Everything that rows can be written into. Each is loaded when a target has its name. */
export const formats: readonly Format[] = [
  {
    name: 'NDJSON',
    endings: ['.ndjson', '.jsonl', '.ndjson.gz', '.jsonl.gz'],
    load: async () => (await import('./files/index.js')).makeNdjson,
  },
  {
    name: 'CSV',
    endings: ['.csv', '.csv.gz'],
    load: async () => (await import('./files/index.js')).makeCsv,
  },
  {
    name: 'Parquet',
    endings: ['.parquet'],
    load: async () => (await import('./files/index.js')).makeParquet,
  },
  {
    name: 'DuckDB',
    endings: ['.duckdb', '.ddb'],
    load: async () => (await import('./databases/index.js')).makeDuckDb,
  },
  {
    name: 'SQLite',
    endings: ['.sqlite', '.sqlite3', '.db'],
    load: async () => (await import('./databases/index.js')).makeSqlite,
  },
  {
    name: 'PostgreSQL',
    schemes: ['postgres://', 'postgresql://'],
    load: async () => (await import('./databases/index.js')).makePostgres,
  },
]
