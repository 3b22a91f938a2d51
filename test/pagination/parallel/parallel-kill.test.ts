import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { FaultyStore } from '../../support/key-store/faulty-store.js'
import { KeyStore } from '../../support/key-store/key-store.js'
import { serveStore } from '../../support/key-store/serve-store.js'
import { type KeepingWay, keptNames } from '../../support/killed/kept-names.js'
import { killAgainAndAgain, killedSettings } from '../../support/killed/kill-runs.js'
import { isLong, sampleSize } from '../../support/samples.js'
import { byBytes } from './support/expected-names.js'

interface Lane {
  readonly way: KeepingWay
  readonly ordered: boolean
  /** The kind of loop: page, item, batch or result. */
  readonly by: string
  readonly every: string | number
  readonly operation: string
}

const lanes: readonly Lane[] = [
  { way: 'journal', ordered: true, by: 'item', every: 'page', operation: 'list_objects_v2' },
  { way: 'transaction', ordered: false, by: 'page', every: 'page', operation: 'list_objects_v2' },
  { way: 'journal', ordered: false, by: 'item', every: 'item', operation: 'list_object_versions' },
  { way: 'transaction', ordered: true, by: 'item', every: 20, operation: 'list_objects' },
  { way: 'journal', ordered: false, by: 'result', every: 'item', operation: 'list_objects_v2' },
  { way: 'transaction', ordered: true, by: 'batch', every: 'page', operation: 'list_object_versions' },
]
const KILLS = sampleSize('parallelKills')
const tried = isLong ? lanes : lanes.slice(0, 2)

/** Folders of different sizes, so that pieces end at different times. */
const keys = Array.from(
  { length: 900 },
  (_, index) => `folder-${(index * index) % 17}/${String(index)}`,
).sort(byBytes)

it(`parallel listings killed ${KILLS} times and resumed keep every key, once, in order if asked`, {
  timeout: 1_200_000,
}, async () => {
  const faulty = new FaultyStore(new KeyStore(keys), { throttled: 0.02, shortPages: 0.1 })
  const server = await serveStore(faulty, 3)
  const folder = mkdtempSync(join(tmpdir(), 'parallel-kill-'))
  onTestFinished(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const rounds = await Promise.all(
    tried.map(({ way, operation, ...options }) => {
      const list = operation === 'list_object_versions' ? 'Versions' : 'Contents'
      const listing = {
        service: 's3',
        operation,
        input: { Bucket: 'bucket', MaxKeys: 20 },
        list,
        member: 'Key',
      }
      const given = JSON.stringify({ ...listing, ...options, parallel: 8 })
      const check = (place: string) => {
        const kept = keptNames(way, place)
        expect(options.ordered ? kept : kept.sort(byBytes)).toEqual(keys)
      }
      const args = (place: string) => ['test/pagination/support/kill-child.mjs', way, place, given]
      const program = { args, env: killedSettings(server.endpoint), check }
      return killAgainAndAgain(program, { kills: KILLS / tried.length, folder })
    }),
  )
  expect(Math.min(...rounds)).toBeGreaterThan(0)
})
