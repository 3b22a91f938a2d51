import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { download } from 'nexttoken/transfer'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../sinks/support/folder.js'
import { sampleSize } from '../support/samples.js'
import { copySmall, uploadSmall } from './support/small-parts.js'
import { startStore } from './support/start-store.js'
import { testBytes } from './support/test-bytes.js'

const at = temporaryFolder()
const partSize = fc.integer({ min: 7, max: 60 })
const threshold = fc.integer({ min: 1, max: 120 })
const concurrency = fc.integer({ min: 1, max: 6 })
const settings = fc.record({ partSize, multipartThreshold: threshold, concurrency })
const transfers = fc.record({
  size: fc.integer({ min: 0, max: 250 }),
  chunk: fc.integer({ min: 1, max: 100 }),
  isStream: fc.boolean(),
  up: settings,
  across: settings,
  down: settings,
  resume: fc.boolean(),
  /** Every so many bodies of a download break off. */
  cutEvery: fc.integer({ min: 2, max: 9 }),
})

it('what was uploaded, copied and downloaded in any parts is what it was', async () => {
  const { store, s3 } = await startStore()
  const source = { Bucket: 'films', Key: 'moby.mp4' }
  const target = { Bucket: 'archive', Key: 'moby.mp4' }
  const property = fc.asyncProperty(
    transfers,
    async ({ size, chunk, isStream, up, across, down, ...how }) => {
      const bytes = testBytes(size, size)
      const chunks = Array.from({ length: Math.ceil(size / chunk) }, (_, at) =>
        bytes.subarray(at * chunk, (at + 1) * chunk),
      )
      await uploadSmall(s3, { ...source, Body: isStream ? Readable.from(chunks) : bytes }, up)
      await copySmall(s3, { ...target, CopySource: source }, across)
      let bodies = 0
      store.fault = ({ operation }) =>
        operation === 'GetObject' && ++bodies % how.cutEvery === 0 ? 'cut' : undefined
      const file = at('moby.mp4')
      const received = await download(s3, target, { file, resume: how.resume, ...down })
      expect(readFileSync(file).equals(bytes)).toBe(true)
      expect(received.bytes).toBe(size)
      store.fault = () => undefined
      const { checksum } = await download(s3, source, { file, ...down })
      // A copy in parts has none; what was uploaded always has one.
      expect(checksum).toBe(size === 0 ? undefined : 'CRC32')
      expect(store.uploads.size).toBe(0)
    },
  )
  await fc.assert(property, { numRuns: sampleSize('transferredObjects') })
})
