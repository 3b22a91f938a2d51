import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleSize } from '../support/samples.js'

const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-south-1']
const TOPICS = 14
const expected = regions
  .flatMap((region) => Array.from({ length: TOPICS }, (_, index) => `${region} topic-${index}`))
  .sort()

const lanes = [
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

/** Runs a child until it ends, or is killed so long after it began; gives how long it listed. */
function run({ way, ...options }: (typeof lanes)[number], place: string, mayLive: number | undefined) {
  return new Promise<{ isKilled: boolean; lived: number }>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['test/fleet/support/kill-child.mjs', way, place, JSON.stringify({ ...options, regions })],
      { env: settings(), stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    let begunAt = performance.now()
    let timer: NodeJS.Timeout | undefined
    child.stdout.once('data', () => {
      begunAt = performance.now()
      if (mayLive !== undefined) timer = setTimeout(() => child.kill('SIGKILL'), mayLive)
    })
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      const isKilled = signal === 'SIGKILL'
      if (isKilled || code === 0) resolve({ isKilled, lived: performance.now() - begunAt })
      else reject(new Error(said))
    })
  })
}

function settings(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'simulator',
    AWS_SECRET_ACCESS_KEY: 'simulator',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
}

function kept({ way }: (typeof lanes)[number], place: string): string[] {
  const lines = readFileSync(`${place}/journal`, 'utf8').split('\n').slice(0, -1)
  return (way === 'journal' ? lines : lines.flatMap((line) => JSON.parse(line).topics)).sort()
}

/** The moments are spread over the time that a whole listing takes, whatever the machine. */
async function killAgainAndAgain(lane: (typeof lanes)[number], most: number): Promise<number> {
  let { lived } = await run(lane, mkdtempSync(join(folder, 'whole-')), undefined)
  let count = 0
  while (count < most) {
    const place = mkdtempSync(join(folder, 'lane-'))
    for (let isKilled = true; isKilled; ) {
      const ended = await run(lane, place, count < most ? Math.random() * lived : undefined)
      isKilled = ended.isKilled
      if (isKilled) count++
      else lived = Math.max(lived, ended.lived)
    }
    expect(kept(lane, place)).toEqual(expected)
  }
  return count
}

it(`a listing of ${regions.length} regions, killed ${kills} times and resumed, keeps every item once`, {
  timeout: 600_000,
}, async () => {
  const counts = await Promise.all(lanes.map((lane) => killAgainAndAgain(lane, kills / lanes.length)))
  expect(counts).toEqual(lanes.map(() => kills / lanes.length))
})
