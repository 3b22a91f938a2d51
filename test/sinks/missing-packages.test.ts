import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const program = `
  import { openSink } from './dist/sinks/index.js'
  const sink = await openSink(process.argv[2])
  const table = { name: 'x', columns: [{ name: 'a', type: 'text', read: () => 'a' }], fingerprint: undefined }
  await sink.open(table).catch((error) => console.log(error.code + ': ' + error.message))
  await sink.abandon()
`

let folder: string
beforeAll(() => {
  // Outside of the project, so that no package is found.
  folder = mkdtempSync(join(tmpdir(), 'alone-'))
  cpSync('dist', join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'program.js'), program)
})
afterAll(() => rmSync(folder, { recursive: true }))

const hasSqlite = process.getBuiltinModule('node:sqlite') !== undefined

it.each([
  ['topics.duckdb', 'DuckDB files are written by the package @duckdb/node-api, which is', '@duckdb/node-api'],
  [
    'topics.parquet',
    'Parquet files are written by the package hyparquet-writer, which is',
    'hyparquet-writer',
  ],
  [
    'postgres://localhost/x',
    'PostgreSQL tables are written by the packages pg and pg-copy-streams, which are',
    'pg pg-copy-streams',
  ],
  ...(hasSqlite
    ? []
    : [
        [
          'topics.sqlite',
          'on this version of Node, SQLite files are written by the package better-sqlite3, which is',
          'better-sqlite3',
        ],
      ]),
])('%s without its package says what to install', (target, problem, names) => {
  const output = execFileSync(process.execPath, ['program.js', target], { cwd: folder, encoding: 'utf8' })
  expect(output).toBe(`MissingPackage: ${problem} not installed. Run: npm install ${names}\n`)
})
