import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleSize } from '../support/samples.js'

const TOPICS = 60
const plan = {
  'sns.ListTopics': {
    items: TOPICS,
    pageSize: 4,
    faults: [{ on: 'every 50' as const, kind: 'expired-token' as const }],
  },
}

/** How each listing is kept: the ways of docs/resuming.md, in every kind of loop, ahead and not. */
const lanes = [
  { way: 'journal', by: 'item', every: 'page', prefetch: false },
  { way: 'journal', by: 'item', every: 'item', prefetch: true },
  { way: 'journal', by: 'batch', every: 'page', prefetch: true },
  { way: 'transaction', by: 'page', every: 'page', prefetch: true },
  { way: 'transaction', by: 'item', every: 20, prefetch: false },
  { way: 'transaction', by: 'result', every: 'item', prefetch: false },
]
const KILLS = sampleSize('kills')
const KILLS_A_LANE = KILLS / lanes.length

let aws: Simulation
let folder: string
beforeAll(async () => {
  aws = await simulate(plan)
  folder = mkdtempSync(join(tmpdir(), 'kill-'))
})
afterAll(async () => {
  await aws.close()
  rmSync(folder, { recursive: true })
})

/** Runs a child until it ends, or is killed so long after it began to list; gives how long it listed. */
function run({ way, ...options }: (typeof lanes)[number], place: string, mayLive: number | undefined) {
  return new Promise<{ isKilled: boolean; lived: number }>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['test/pagination/support/kill-child.mjs', way, place, JSON.stringify(options)],
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
  return way === 'journal' ? lines : lines.flatMap((line) => JSON.parse(line).topics)
}

const expected = async () => {
  const { client } = await import('nexttoken')
  const credentials = { accessKeyId: 'simulator', secretAccessKey: 'simulator' }
  const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
  const topics = await sns.paginate('list_topics').items().toArray()
  return topics.map((topic) => (topic as { TopicArn: string }).TopicArn)
}

/** The moments are spread over the time that a whole listing takes, whatever the machine. */
async function killAgainAndAgain(lane: (typeof lanes)[number], all: readonly string[]): Promise<number> {
  let { lived } = await run(lane, mkdtempSync(join(folder, 'whole-')), undefined)
  let rounds = 0
  for (let kills = 0; kills < KILLS_A_LANE; rounds++) {
    const place = mkdtempSync(join(folder, 'lane-'))
    for (let isKilled = true; isKilled; ) {
      const ended = await run(lane, place, kills < KILLS_A_LANE ? Math.random() * lived : undefined)
      isKilled = ended.isKilled
      if (isKilled) kills++
      else lived = Math.max(lived, ended.lived)
    }
    expect(kept(lane, place)).toEqual(all)
  }
  return rounds
}

it(`listings killed ${KILLS} times and resumed keep every item, once and in order`, {
  timeout: 600_000,
}, async () => {
  const all = await expected()
  expect(all).toHaveLength(TOPICS)
  const rounds = await Promise.all(lanes.map((lane) => killAgainAndAgain(lane, all)))
  expect(Math.min(...rounds)).toBeGreaterThan(0)
})
