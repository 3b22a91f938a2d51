import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSize } from '../../support/samples.js'
import { runStream, StreamReader, type StreamTrial, streamTrials } from '../../support/stream/stream-trial.js'
import { memoryStore } from './support/memory-store.js'

type Structure = Record<string, unknown>

const numRuns = sampleSize('streams')

const calm = { expired: 0.1, throttled: 0, reset: 0, empty: 0.4 }
const rough = { expired: 0.2, throttled: 0.15, reset: 0.15, empty: 0.4 }

const prove = <Values extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Values]: fc.Arbitrary<Values[K]> },
  test: (...values: Values) => Promise<void>,
) => fc.assert(fc.asyncProperty(...arbitraries, test), { numRuns })

const sorted = (texts: Iterable<string>) => [...texts].sort()
const allOf = (stream: { records: readonly { sequence: string }[] }) =>
  sorted(stream.records.map(({ sequence }) => sequence))

/** Opens a trial: a reader that checks what it takes, and what to do once a record is finished with for good. */
function open(trial: StreamTrial) {
  const { stream, service, seen } = runStream(trial)
  const reader = new StreamReader(stream, service)
  const finish = () => {
    for (const sequence of reader.delivered) seen.add(sequence)
    stream.forget(({ records }) => records.every(({ sequence }) => seen.has(sequence)))
  }
  return { stream, service, reader, finish }
}

describe('a stream that is split, merged and trimmed is read once, in order within a shard, parents first,', () => {
  it('until all its shards are closed', () =>
    prove([streamTrials(calm)], async (trial) => {
      const { stream, service, reader, finish } = open(trial)
      const pages = service.list({}, { parallel: trial.parallel })
      for await (const page of pages) {
        expect(reader.takePage(page)).toEqual([])
        finish()
      }
      expect(sorted(reader.delivered)).toEqual(allOf(stream))
      expect(pages.receipt.outcome).toBe('complete')
      expect(pages.resumeToken).toBeUndefined()
      expect(service.mostInFlight).toBeLessThanOrEqual(trial.parallel)
      expect(pages.receipt.requests).toBe(service.requests.length)
    }))

  it('if requests are throttled and connections break', () =>
    prove([streamTrials(rough)], async (trial) => {
      const { stream, service, reader, finish } = open(trial)
      const loop = service.list({}, { parallel: trial.parallel })[Symbol.asyncIterator]()
      for (;;) {
        const next = await loop.next().catch(() => undefined)
        if (next?.done) break
        if (next) expect(reader.takePage(next.value)).toEqual([])
        finish()
      }
      expect(sorted(reader.delivered)).toEqual(allOf(stream))
    }))

  it('left after any record and resumed, with and without parallel', () =>
    prove(
      [streamTrials(calm), fc.array(fc.tuple(fc.nat(12), fc.option(fc.integer({ min: 1, max: 5 }))))],
      async (trial, stops) => {
        const { stream, service, reader, finish } = open(trial)
        let startingToken: string | undefined
        for (const [after, parallel] of stops) {
          const options = {
            startingToken,
            parallel: startingToken && parallel === null ? undefined : (parallel ?? 2),
          }
          const items = service.list({}, options).items()
          let count = 0
          for await (const item of items) {
            expect(reader.take([item])).toEqual([])
            if (++count > after) break
          }
          finish()
          startingToken = items.resumeToken
          if (items.receipt.outcome === 'complete') break
        }
        if (startingToken !== undefined || reader.delivered.size === 0) {
          const rest = service.list({}, { startingToken })
          for await (const page of rest) expect(reader.takePage(page)).toEqual([])
          expect(rest.receipt.outcome).toBe('complete')
        }
        expect(sorted(reader.delivered)).toEqual(allOf(stream))
      },
    ))

  it('cut off by maxItems again and again', () =>
    prove([streamTrials(calm), fc.integer({ min: 1, max: 9 })], async (trial, maxItems) => {
      const { stream, service, reader, finish } = open(trial)
      let startingToken: string | undefined
      do {
        const pages = service.list({}, { startingToken, maxItems, parallel: trial.parallel })
        for await (const page of pages) expect(reader.takePage(page)).toEqual([])
        finish()
        startingToken = pages.resumeToken
      } while (startingToken !== undefined)
      expect(sorted(reader.delivered)).toEqual(allOf(stream))
    }))

  it('killed at any moment and run again from its checkpoint', () =>
    prove(
      [streamTrials(rough), fc.array(fc.nat(30), { maxLength: 8 }), fc.constantFrom('page' as const, 1, 7)],
      async (trial, kills, every) => {
        const { stream, service, reader, finish } = open(trial)
        const kept = memoryStore()
        let saved: ReadonlySet<string> = new Set()
        const store = {
          load: () => kept.load(),
          save: async (text: string) => {
            await kept.save(text)
            // What is delivered when a checkpoint is written is finished with.
            saved = new Set(reader.delivered)
            finish()
          },
        }
        const run = async (most: number) => {
          const pages = service.list({}, { parallel: trial.parallel, checkpoint: { store, every } })
          const loop = pages.items()[Symbol.asyncIterator]()
          for (let count = 0; count < most; count++) {
            const next = await loop.next().catch(() => undefined)
            if (next?.done) return
            if (next) expect(reader.take([next.value as Structure])).toEqual([])
          }
        }
        for (const most of kills) {
          await run(most)
          reader.goBack(saved)
        }
        await run(Number.POSITIVE_INFINITY)
        expect(sorted(reader.delivered)).toEqual(allOf(stream))
      },
    ))
})
