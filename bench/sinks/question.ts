import { sinkGoals } from '../goals.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { measure, medianOf } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'

const hasSqlite = process.getBuiltinModule('node:sqlite') !== undefined
const endings = {
  nothing: '',
  NDJSON: '.ndjson',
  CSV: '.csv',
  Parquet: '.parquet',
  DuckDB: '.duckdb',
  ...(hasSqlite && { SQLite: '.sqlite' }),
}

export const question: Question = {
  title: 'Sinks: a million S3 objects',
  knownShort: knownMissed(sinkGoals),
  ask: async ({ short }) => {
    const rivals = Object.entries(endings).map(([name, ending]) => ({
      name,
      entry: 'bench/sinks/entries/write-rows.mjs',
      env: { BENCH_ENDING: ending, BENCH_ROWS: short ? '100000' : '1000000' },
    }))
    const raw = await measure(rivals, short ? 1 : 3, { best: short })
    const names = Object.keys(endings)
    const rows = names.map((name) => [
      name,
      ...['rate', 'cpu', 'rss', 'megabytes'].map((key) => cell(medianOf(raw, name, key))),
    ])
    const values = new Map(
      names.flatMap((name): [string, number][] => [
        // A short run is mostly start and compilation.
        [`${name}: # rows a second`, short ? Number.NaN : medianOf(raw, name, 'rate')],
        [`${name}: peak RSS of # MB`, medianOf(raw, name, 'rss')],
      ]),
    )
    const head = ['', 'rows a second', 'CPU ms', 'peak RSS MB', 'MB']
    return { head, rows, goals: judgeTable(sinkGoals, values), raw }
  },
}
