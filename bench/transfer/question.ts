import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transferGoals } from '../goals.js'
import { judgeTable, knownMissed } from '../harness/judge-table.js'
import { type Measurement, measure, medianOf, type Rival } from '../harness/measure.js'
import { cell } from '../harness/publish.js'
import type { Question } from '../harness/question.js'
import { stopServer } from '../harness/stop-server.js'

const boto3 = { command: '.venv/bin/python', entry: 'bench/transfer/entries/with_boto3.py' }
const entry = (name: string) => ({ entry: `bench/transfer/entries/${name}.mjs` })

/** What each row runs, and with which variables. */
const rows: Readonly<Record<string, Omit<Rival, 'name'>>> = {
  'upload of a file: nexttoken': { ...entry('upload-nexttoken'), env: { BENCH_SOURCE: 'file' } },
  'upload of a file: lib-storage': { ...entry('upload-lib-storage'), env: { BENCH_SOURCE: 'file' } },
  'upload of a file: boto3': { ...boto3, env: { BENCH_VERB: 'upload' } },
  'upload of a stream: nexttoken': { ...entry('upload-nexttoken'), env: { BENCH_SOURCE: 'stream' } },
  'upload of a stream: lib-storage': { ...entry('upload-lib-storage'), env: { BENCH_SOURCE: 'stream' } },
  'download into a file: nexttoken': { ...entry('download-nexttoken'), env: {} },
  'download into a file: AWS SDK v3, one request': { ...entry('download-sdk-v3'), env: {} },
  'download into a file: boto3': { ...boto3, env: { BENCH_VERB: 'download' } },
}

export const question: Question = {
  title: 'Transfers: an object of 512 MB',
  knownShort: knownMissed(transferGoals),
  ask: async ({ short }) => {
    const size = short ? 128_000_000 : 512_000_000
    const folder = mkdtempSync(join(tmpdir(), 'nexttoken-bench-'))
    const file = join(folder, 'moby.mp4')
    writeFileSync(file, Buffer.alloc(size, 'Call me Ishmael. '))
    const server = fork('bench/transfer/server.ts', [String(size)], { execArgv: ['--import', 'tsx'] })
    try {
      const [endpoint] = await once(server, 'message')
      const shared = { BENCH_ENDPOINT: String(endpoint), BENCH_SIZE: String(size), BENCH_FILE: file }
      const rivals = Object.entries(rows).map(([name, { env, ...rival }]) => {
        return { name, ...rival, env: { ...shared, ...env } }
      })
      const raw = await measure(rivals, short ? 2 : 5, { best: short })
      return { head, rows: raw.map(rowOf(raw)), goals: judgeTable(transferGoals, measuredIn(raw)), raw }
    } finally {
      await stopServer(server)
      rmSync(folder, { recursive: true })
    }
  },
}

const head = ['', 'MB a second', 'CPU ms for a GB', 'peak RSS MB']

function rowOf(raw: readonly Measurement[]) {
  return ({ name }: Measurement) => [
    name,
    ...['rate', 'cpu', 'rss'].map((key) => cell(medianOf(raw, name, key))),
  ]
}

function measuredIn(raw: readonly Measurement[]): Map<string, number> {
  const over = (row: string, rival: string, key: string) =>
    medianOf(raw, `${row}: nexttoken`, key) / medianOf(raw, `${row}: ${rival}`, key)
  const uploads = ['upload of a file', 'upload of a stream'].flatMap((row): [string, number][] => [
    [`${row}: # of lib-storage’s CPU`, over(row, 'lib-storage', 'cpu')],
    [`${row}: # of lib-storage’s peak memory`, over(row, 'lib-storage', 'rss')],
    [`${row}: # times lib-storage’s rate`, over(row, 'lib-storage', 'rate')],
  ])
  const row = 'download into a file'
  return new Map([
    ...uploads,
    [`${row}: # of boto3’s CPU`, over(row, 'boto3', 'cpu')],
    [`${row}: # times the CPU of the AWS SDK v3’s one request`, over(row, 'AWS SDK v3, one request', 'cpu')],
    [`${row}: peak RSS of # MB`, medianOf(raw, `${row}: nexttoken`, 'rss')],
  ])
}
