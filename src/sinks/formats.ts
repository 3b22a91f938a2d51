import type { Format } from './contract/index.js'

/** Everything that rows can be written into. */
export const formats: readonly Format[] = [
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
