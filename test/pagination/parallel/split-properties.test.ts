import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSafe, justBelow, middle, splitPoint } from '../../../src/pagination/parallel/keys/split-point.js'
import { compareUtf8, isWellFormed } from '../../../src/values/index.js'
import { simulateSplits } from '../../support/parallel/simulate-splits.js'
import { sampleSize } from '../../support/samples.js'
import { seededRandom } from '../../support/seeded-random.js'

const numRuns = sampleSize('splitTrials')

const characters = fc.oneof(
  fc.constantFrom(...['a', 'b', '0', '1', '9', '/', '-', '_', '=', '.', ' ', '~', 'Z']),
  fc.constantFrom(
    ...['\u0001', '\n', 'é', 'Ж', '語', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{1f600}', '\u{10ffff}'],
  ),
)
const texts = fc.array(characters, { minLength: 1, maxLength: 8 }).map((chars) => chars.join(''))
const keys = fc.oneof(
  texts,
  fc.nat(99_999).map((number) => `logs/${String(number).padStart(7, '0')}`),
  fc.uuid(),
  fc.tuple(fc.constantFrom('data', 'tmp', 'élan', '語'), texts).map(([folder, name]) => `${folder}/${name}`),
  texts.map((text) => text.repeat(200).slice(0, 250)),
)
const listings = fc
  .uniqueArray(keys.filter(isWellFormed), { minLength: 1, maxLength: 250 })
  .map((list) => list.sort(compareUtf8))

const byteLength = (text: string) => new TextEncoder().encode(text).length
const isSplitPoint = (text: string) => isWellFormed(text) && byteLength(text) <= 1024

describe('a listing of any keys', () => {
  it('is always divided into ranges that are the whole, whatever arrives first', () => {
    const options = fc.record({
      keys: listings,
      pageSize: fc.integer({ min: 1, max: 12 }),
      slots: fc.integer({ min: 2, max: 24 }),
      isOrdered: fc.boolean(),
      seed: fc.nat(),
    })
    fc.assert(
      fc.property(options, ({ seed, ...rest }) => {
        // The simulation throws for a point that is not inside its range.
        const { isWhole, points } = simulateSplits({ ...rest, random: seededRandom(seed) })
        expect(isWhole).toBe(true)
        expect(points.filter((point) => !isSplitPoint(point))).toEqual([])
        expect(new Set(points).size).toBe(points.length)
      }),
      { numRuns },
    )
  })

  it('is split at a text between two keys, in both orders that servers have', () => {
    fc.assert(
      fc.property(keys, keys, fc.string({ unit: 'binary' }), (one, other, text) => {
        const [after = '', before = ''] = [one, other].filter(isWellFormed).sort(compareUtf8)
        const sorting = { order: undefined, common: 0 }
        const between = { ...sorting, after, before }
        const points = [splitPoint(after + text, between), splitPoint(text, between), middle(between)]
        const below = justBelow(before, after, sorting)
        for (const point of [...points, below].filter((found) => found !== undefined)) {
          expect(isSplitPoint(point)).toBe(true)
          expect(compareUtf8(point, after)).toBeGreaterThan(0)
          expect(compareUtf8(point, before)).toBeLessThan(0)
          expect(point > after && point < before).toBe(true)
          expect(isSafe(point, sorting)).toBe(true)
        }
      }),
      { numRuns: numRuns * 2 },
    )
  })

  it('may be split above U+DFFF once the service has shown that it sorts by bytes', () => {
    const between = { after: 'a/\ue000/1', before: 'a/\u{1f600}', common: 0 }
    expect(splitPoint('a/\ue000/5', { ...between, order: 'bytes' })).toBe('a/\ue000/5')
    expect(splitPoint('a/\ue000/5', { ...between, order: undefined })).toBeUndefined()
  })

  it('may be split behind a prefix of such characters, which all keys have', () => {
    const between = { after: '\u{1f600}/1', before: '\u{1f600}/9', order: undefined }
    expect(splitPoint('\u{1f600}/5', { ...between, common: 3 })).toBe('\u{1f600}/5')
    expect(splitPoint('\u{1f600}/5', { ...between, common: 0 })).toBeUndefined()
  })
})
