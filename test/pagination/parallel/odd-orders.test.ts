import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleSize } from '../../support/samples.js'
import { collect, collectUntil } from './support/collect.js'
import { run, sorted, type Trial, trials } from './support/trial.js'

const numRuns = sampleSize('parallelTrials')

const odd = (seed: number, more: Partial<Trial> = {}): Trial => ({
  operation: 'ListObjectsV2',
  bucket: { style: 'odd', count: 143, seed },
  selection: { prefix: '', delimiter: '' },
  options: { parallel: 22, ordered: true, pageSize: 6 },
  latency: 5 + seed,
  ...more,
})

const folders = ['files/', 'z-\u{1f600}/'] as const
/** A bucket whose keys sort differently by UTF-16 units, in one folder or two. */
function mixedKeys(prefixes: readonly string[], count: number): string[] {
  const starts = ['a', '\uffee', '\u{1f600}', '\u{1f680}']
  return prefixes.flatMap((prefix) =>
    Array.from({ length: count }, (_, index) => {
      return `${prefix}${starts[index % starts.length]}-${String(index).padStart(5, '0')}`
    }),
  )
}

const empty = { style: 'counter', count: 0, seed: 1 }

/** A listing of these keys alone. */
function list(keys: readonly string[], order: 'utf-8' | 'utf-16', more: Partial<Trial> = {}) {
  const running = run(odd(1, { bucket: empty, ...more }), { order })
  for (const key of keys) running.faulty.store.put(key)
  return running
}

describe('a parallel listing of a service that sorts by UTF-16 units', () => {
  it.each(['ListObjects', 'ListObjectsV2'] as const)('delivers each key of %s once', async (operation) => {
    for (const seed of [6, 20, 34]) {
      for (const ordered of [true, false]) {
        const trial = odd(seed, { operation, options: { parallel: 8, ordered, pageSize: 6 } })
        const { open, expected } = run(trial, { order: 'utf-16', seed })
        expect(sorted(await collect(open(), 'lists'))).toEqual(sorted(expected))
      }
    }
  })

  it('says in the receipt why nothing is divided any more', async () => {
    const { open } = run(odd(6), { order: 'utf-16' })
    const pages = open()
    await collect(pages, 'pages')
    expect(pages.receipt.parallel?.oneChain).toBe(
      'the service sorts keys by UTF-16 units, and not by UTF-8 bytes',
    )
  })

  it('delivers each key once if it is left anywhere and resumed', () =>
    fc.assert(
      fc.asyncProperty(trials(120), fc.array(fc.integer({ min: 1, max: 40 })), async (trial, stops) => {
        const operation = trial.operation === 'ListObjects' ? 'ListObjects' : 'ListObjectsV2'
        const bucket = { ...trial.bucket, style: 'odd' }
        const { open, expected, sender } = run({ ...trial, operation, bucket }, { order: 'utf-16' })
        const names: string[] = []
        let startingToken: string | undefined
        for (const after of [...stops, 1e6]) {
          const openHere = (limits: object) => open({ ...limits, startingToken })
          const left = await collectUntil(openHere, { by: 'break', after }, () => sender.time.now)
          names.push(...left.names)
          startingToken = left.resumeToken
          if (left.receipt.outcome === 'complete') break
        }
        expect(sorted(names)).toEqual(sorted(expected))
      }),
      { numRuns },
    ))

  it('delivers each key once if only names deep in its folders show the order', async () => {
    const keys = mixedKeys(folders, 100)
    for (const ordered of [true, false]) {
      const { open } = list(keys, 'utf-16', { options: { parallel: 16, ordered, pageSize: 5 } })
      expect(sorted(await collect(open(), 'pages'))).toEqual(sorted(keys))
    }
  })
})

describe('a parallel listing of a service that sorts by UTF-8 bytes', () => {
  it('is divided once a page shows that, whatever characters its keys have', async () => {
    // Every page holds the end of one kind of names and the start of another.
    const keys = mixedKeys(
      Array.from({ length: 300 }, (_, index) => `d${String(index).padStart(4, '0')}/`),
      8,
    )
    const { open, sender } = list(keys, 'utf-8', { options: { parallel: 16, ordered: true, pageSize: 16 } })
    const pages = open()
    expect(sorted(await collect(pages, 'pages'))).toEqual(sorted(keys))
    expect(pages.receipt.parallel?.oneChain).toBeUndefined()
    expect(sender.mostInFlight).toBeGreaterThan(8)
  })

  it('is divided below a prefix of an emoji', async () => {
    const keys = Array.from({ length: 2000 }, (_, index) => `\u{1f600}/${String(index).padStart(6, '0')}`)
    const selection = { prefix: '\u{1f600}/', delimiter: '' }
    const options = { parallel: 16, ordered: true, pageSize: 20 }
    const { open, sender } = list(keys, 'utf-8', { selection, options })
    expect(await collect(open(), 'pages')).toEqual(keys)
    expect(sender.mostInFlight).toBeGreaterThan(8)
  })

  it('is one chain while nothing shows the order, and says so', async () => {
    const keys = Array.from({ length: 500 }, (_, index) => `\u{1f600}${String(index).padStart(6, '0')}`)
    const { open, sender } = list(keys, 'utf-8')
    const pages = open()
    expect(await collect(pages, 'pages')).toEqual(keys)
    expect(pages.receipt.parallel).toMatchObject({ pieces: 1, mostInFlight: 1 })
    expect(pages.receipt.parallel?.oneChain).toContain('characters from U+E000 on')
    expect(sender.mostInFlight).toBe(1)
  })
})
