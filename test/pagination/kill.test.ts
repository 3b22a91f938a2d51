import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type KeepingWay, keptNames } from '../support/killed/kept-names.js'
import { killAgainAndAgain, killedSettings } from '../support/killed/kill-runs.js'
import { sampleSize } from '../support/samples.js'

const TOPICS = 60
const plan = {
  'sns.ListTopics': {
    items: TOPICS,
    pageSize: 4,
    faults: [{ on: 'every 50' as const, kind: 'expired-token' as const }],
  },
}
const listing = { service: 'sns', operation: 'list_topics', list: 'Topics', member: 'TopicArn' }

/** How each listing is kept: the ways of docs/resuming.md, in every kind of loop, ahead and not. */
const lanes: { way: KeepingWay; by: string; every: string | number; prefetch: boolean }[] = [
  { way: 'journal', by: 'item', every: 'page', prefetch: false },
  { way: 'journal', by: 'item', every: 'item', prefetch: true },
  { way: 'journal', by: 'batch', every: 'page', prefetch: true },
  { way: 'transaction', by: 'page', every: 'page', prefetch: true },
  { way: 'transaction', by: 'item', every: 20, prefetch: false },
  { way: 'transaction', by: 'result', every: 'item', prefetch: false },
]
const KILLS = sampleSize('kills')

let folder: string
/** One for each lane. They would share the count of requests, and one listing could lose two tokens while it recovers. */
let services: readonly Simulation[]
beforeAll(async () => {
  services = await Promise.all(lanes.map(() => simulate(plan)))
  folder = mkdtempSync(join(tmpdir(), 'kill-'))
})
afterAll(async () => {
  await Promise.all(services.map((service) => service.close()))
  rmSync(folder, { recursive: true })
})

const topicsOf = async (endpoint: string) => {
  const { client } = await import('nexttoken')
  const credentials = { accessKeyId: 'simulator', secretAccessKey: 'simulator' }
  const sns = client('sns', { region: 'us-east-1', endpoint, credentials })
  const topics = await sns.paginate('list_topics').items().toArray()
  return topics.map((topic) => (topic as { TopicArn: string }).TopicArn)
}

it(`listings killed ${KILLS} times and resumed keep every item, once and in order`, {
  timeout: 600_000,
}, async () => {
  const rounds = await Promise.all(
    lanes.map(async ({ way, ...options }, lane) => {
      const endpoint = services[lane]?.endpoint ?? ''
      const all = await topicsOf(endpoint)
      expect(all).toHaveLength(TOPICS)
      const given = JSON.stringify({ ...listing, ...options })
      const args = (place: string) => ['test/pagination/support/kill-child.mjs', way, place, given]
      const check = (place: string) => expect(keptNames(way, place)).toEqual(all)
      const program = { args, env: killedSettings(endpoint), check }
      return killAgainAndAgain(program, { kills: KILLS / lanes.length, folder })
    }),
  )
  expect(Math.min(...rounds)).toBeGreaterThan(0)
})
