import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'
import { killAgainAndAgain, killedSettings } from '../support/killed/kill-runs.js'
import { sampleSize } from '../support/samples.js'
import { S3Store } from './support/s3-store.js'
import { testBytes } from './support/test-bytes.js'

const at = temporaryFolder()
const kills = sampleSize('downloadKills')
const bytes = testBytes(400_000)
const unfinished = [
  'moby.mp4.partial',
  'moby.mp4.partial.lock',
  'moby.mp4.partial.log',
  'moby.mp4.partial.log.new',
]

let store: S3Store
beforeAll(async () => {
  store = await new S3Store().start()
  store.put('films/moby.mp4', bytes)
})
afterAll(() => store.close())

it(`a download that is killed ${kills} times and resumed is the object, and is not there before`, {
  timeout: 600_000,
}, async () => {
  const program = {
    args: (place: string) => {
      const names = readdirSync(place).filter((name) => name !== 'moby.mp4')
      expect(names.filter((name) => !unfinished.includes(name))).toEqual([])
      if (existsSync(`${place}/moby.mp4`)) expect(bytes.equals(readFileSync(`${place}/moby.mp4`))).toBe(true)
      return ['test/transfer/support/kill-child.mjs', `${place}/moby.mp4`]
    },
    env: killedSettings(store.url),
    check: (place: string) => {
      expect(bytes.equals(readFileSync(`${place}/moby.mp4`))).toBe(true)
      expect(readdirSync(place).filter((name) => !unfinished.slice(1).includes(name))).toEqual(['moby.mp4'])
    },
  }
  const rounds = await killAgainAndAgain(program, { kills, folder: at('.') })
  expect(rounds).toBeGreaterThan(0)
})
