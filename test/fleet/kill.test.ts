import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type KeepingWay, keptNames } from '../support/killed/kept-names.js'
import { killAgainAndAgain, killedSettings } from '../support/killed/kill-runs.js'
import { sampleSize } from '../support/samples.js'

const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-south-1']
const TOPICS = 14
const expected = regions
  .flatMap((region) => Array.from({ length: TOPICS }, (_, index) => `${region} topic-${index}`))
  .sort()

const lanes: readonly { way: KeepingWay; byItem: boolean; every: string | number }[] = [
  { way: 'journal', byItem: true, every: 'item' },
  { way: 'journal', byItem: false, every: 'page' },
  { way: 'transaction', byItem: true, every: 'page' },
  { way: 'transaction', byItem: false, every: 5 },
]
const kills = sampleSize('fleetKills')

let aws: Simulation
let folder: string
beforeAll(async () => {
  aws = await simulate({
    'sns.ListTopics': { items: TOPICS, pageSize: 4, item: (index) => ({ TopicArn: `topic-${index}` }) },
  })
  folder = mkdtempSync(join(tmpdir(), 'fleet-kill-'))
})
afterAll(async () => {
  await aws.close()
  rmSync(folder, { recursive: true })
})

it(`a listing of ${regions.length} regions, killed ${kills} times and resumed, keeps every item once`, {
  timeout: 600_000,
}, async () => {
  const rounds = await Promise.all(
    lanes.map(({ way, ...options }) => {
      const given = JSON.stringify({ ...options, regions })
      const args = (place: string) => ['test/fleet/support/kill-child.mjs', way, place, given]
      const check = (place: string) => expect(keptNames(way, place).sort()).toEqual(expected)
      const program = { args, env: killedSettings(aws.endpoint), check }
      return killAgainAndAgain(program, { kills: kills / lanes.length, folder })
    }),
  )
  expect(Math.min(...rounds)).toBeGreaterThan(0)
})
