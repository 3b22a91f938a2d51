import { describe, expect, it } from 'vitest'
import { chooseTests } from '../../tools/mutate/choose-tests.js'

const place = { file: 'src/pace/wait.ts', first: 100, count: 3, wanted: [2] }

describe('the test files for a mutant', () => {
  it('are those that come by its statement, the most specific and quickest first', () => {
    const coverage = [
      { path: 'broad', time: 1000, outside: [100], tests: { a: [1, 2, 3, 4, 5, 6, 7, 102] } },
      { path: 'other', time: 10, outside: [100], tests: { a: [101] } },
      { path: 'close', time: 1000, outside: [100], tests: { a: [101, 102] } },
      { path: 'quick', time: 100, outside: [100], tests: { a: [1, 102] } },
    ]
    expect(chooseTests(coverage, place, 60_000).map(({ path }) => path)).toEqual(['quick', 'close', 'broad'])
  })

  it('take no longer than the budget in all, but one is always run', () => {
    const coverage = [1000, 2000, 3000].map((time) => ({
      path: `${time}`,
      time,
      outside: [],
      tests: { a: [102] },
    }))
    expect(chooseTests(coverage, place, 3000).map(({ path }) => path)).toEqual(['1000', '2000'])
    expect(chooseTests(coverage, place, 10).map(({ path }) => path)).toEqual(['1000'])
  })

  it('are run in part where a file is slow and only some of its tests come by', () => {
    const coverage = [{ path: 'slow', time: 8000, outside: [], tests: { a: [102], b: [1], c: [2], d: [3] } }]
    expect(chooseTests(coverage, place, 60_000)).toEqual([{ path: 'slow', testIds: ['a'], time: 2000 }])
  })

  it('begin with those of the stage', () => {
    const coverage = ['test/client/a', 'test/pace/b'].map((path) => ({
      path,
      time: 1000,
      outside: [],
      tests: { a: [102] },
    }))
    expect(chooseTests(coverage, place, 60_000).map(({ path }) => path)).toEqual([
      'test/pace/b',
      'test/client/a',
    ])
  })
})
