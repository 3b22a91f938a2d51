import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { killAgainAndAgain, killedSettings } from '../support/killed/kill-runs.js'
import { sampleSize } from '../support/samples.js'
import { query } from './support/duckdb.js'
import { temporaryFolder } from './support/folder.js'

const TOPICS = 200
const plan = {
  'sns.ListTopics': {
    items: TOPICS,
    pageSize: 5,
    item: (index: number) => ({ TopicArn: `topic-${index}` }),
    faults: [{ on: 'every 90' as const, kind: 'expired-token' as const }],
  },
}
const listed = Array.from({ length: TOPICS }, (_, index) => `topic-${index}`)

const lanes = [
  { file: 'topics.ndjson', mode: 'append', expected: ['first', ...listed] },
  { file: 'topics.csv.gz', mode: 'replace', expected: listed },
  { file: 'topics.parquet', mode: 'replace', expected: listed },
]
const kills = sampleSize('sinkKills')
const at = temporaryFolder()

/** One for each lane: they would share the count of requests. */
let services: readonly Simulation[]
beforeAll(async () => {
  services = await Promise.all(lanes.map(() => simulate(plan)))
})
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()))
})

it(`listings into files, killed ${kills} times and run again, have every row once and in order`, {
  timeout: 600_000,
}, async () => {
  const rounds = await Promise.all(
    lanes.map((lane, index) => {
      const { file, mode, expected } = lane
      const program = {
        args: (place: string) => ['test/sinks/support/kill-child.mjs', join(place, file), mode],
        env: killedSettings(services[index]?.endpoint ?? ''),
        check: async (place: string) => {
          expect(readdirSync(place)).toEqual([file])
          expect(await topicsIn(join(place, file))).toEqual(expected)
        },
      }
      return killAgainAndAgain(program, { kills: kills / lanes.length, folder: at('.') })
    }),
  )
  expect(Math.min(...rounds)).toBeGreaterThan(0)
})

async function topicsIn(path: string): Promise<unknown[]> {
  if (path.endsWith('.parquet')) return (await query(`from '${path}'`)).map(({ TopicArn }) => TopicArn)
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return path.endsWith('.gz')
    ? text.trimEnd().split('\r\n').slice(1)
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).TopicArn)
}
