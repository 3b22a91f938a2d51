import { describe, expect, it } from 'vitest'
import { memoize } from '../../src/values/index.js'

describe('memoize', () => {
  it('computes once for each object', () => {
    let calls = 0
    const count = memoize((key: { readonly name: string }) => `${key.name} ${++calls}`)
    const first = { name: 'first' }
    const second = { name: 'second' }
    expect([count(first), count(second), count(first)]).toEqual(['first 1', 'second 2', 'first 1'])
  })

  it('tells equal objects apart', () => {
    let calls = 0
    const count = memoize((_: object) => ++calls)
    expect([count({}), count({})]).toEqual([1, 2])
  })

  it('keeps nothing when computing throws', () => {
    let calls = 0
    const fail = memoize((_: object): number => {
      if (++calls === 1) throw new Error('first')
      return calls
    })
    const key = {}
    expect(() => fail(key)).toThrow('first')
    expect(fail(key)).toBe(2)
  })
})
