import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSame } from '../../src/pagination/is-same.js'

/** Few values of each kind, so that two are often alike. */
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('a', 'b', 0, -0, 1, 1n, true, null, undefined, Number.NaN),
    fc.constantFrom(0, 1).map((time) => new Date(time)),
    fc.constantFrom([1], [2]).map((bytes) => Uint8Array.from(bytes)),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('Key', 'Size', 'constructor'), tie('value'), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  ),
})).value

test('two items are the same where Node finds them deeply equal', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(isSame(one, other)).toBe(isDeepStrictEqual(one, other))
      expect(isSame(one, structuredClone(one))).toBe(true)
    }),
    { numRuns: 3000 },
  )
})
