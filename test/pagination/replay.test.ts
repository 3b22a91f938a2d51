import { describe, expect, it } from 'vitest'
import { isReplayed, missingItems, replayPage, startReplay } from '../../src/pagination/recovery/replay.js'
import { compiledRule } from '../../src/pagination/rule/index.js'
import { Position } from '../../src/pagination/token/index.js'
import { Trail } from '../../src/pagination/trail/index.js'
import { pagedOperation } from './support/paged-operation.js'

const rule = compiledRule(
  pagedOperation(
    { input_token: 'NextToken', output_token: 'NextToken', result_key: ['Keys', 'Prefixes'] },
    { output: { Keys: 'list', Prefixes: 'list' } },
  ),
)

interface Lists {
  readonly Keys?: readonly string[]
  readonly Prefixes?: readonly string[]
}

/** What remains of each page of a listing that is read again after these lists were delivered. */
function replay(delivered: Lists, ...pages: readonly Lists[]) {
  const trail = Trail.from(rule, new Position(rule, [null])).with(delivered, { input: {}, everyItem: false })
  let state = startReplay(rule, trail)
  return pages.map((page) => {
    const result = replayPage(rule, state, page)
    if (result === 'changed') return 'changed'
    state = result.replay
    const { part } = result
    return {
      isReplayed: isReplayed(state),
      missing: missingItems(state),
      ...(part && { page: part.page, skipped: part.skipped && Object.fromEntries(part.skipped) }),
    }
  })
}

const done = { isReplayed: true, missing: 0 }

describe('a page that is listed again', () => {
  const delivered = { Keys: ['a', 'b'], Prefixes: ['x'] }

  it('has nothing new while items are missing, and when all were delivered', () => {
    const pages = [{ Keys: ['a'] }, { Keys: ['b'] }, { Prefixes: ['x'] }]
    expect(replay(delivered, ...pages)).toEqual([
      { isReplayed: false, missing: 2 },
      { isReplayed: false, missing: 1 },
      done,
    ])
  })

  it.each<[words: string, page: Lists, rest: Lists, skipped: Record<string, number>]>([
    [
      'a list without new items needs no count',
      { Keys: ['a', 'b', 'c'], Prefixes: ['x'] },
      { Keys: ['c'], Prefixes: [] },
      { Keys: 2 },
    ],
    [
      'the first list always does',
      { Keys: ['a', 'b'], Prefixes: ['x', 'y'] },
      { Keys: [], Prefixes: ['y'] },
      { Keys: 2, Prefixes: 1 },
    ],
    [
      'both lists have new items',
      { Keys: ['a', 'b', 'c'], Prefixes: ['x', 'y'] },
      { Keys: ['c'], Prefixes: ['y'] },
      { Keys: 2, Prefixes: 1 },
    ],
  ])('has the count of what was delivered: %s', (_, page, rest, skipped) => {
    expect(replay(delivered, page)).toEqual([{ ...done, page: rest, skipped }])
  })

  it('counts none of a list of which nothing was delivered', () => {
    expect(replay({ Keys: ['a'] }, { Keys: ['a'], Prefixes: ['x'] })).toEqual([
      { ...done, page: { Keys: [], Prefixes: ['x'] }, skipped: { Keys: 1, Prefixes: 0 } },
    ])
  })

  it('is new as a whole once all was listed again', () => {
    const page = { Keys: ['c'], Prefixes: ['y'] }
    expect(replay(delivered, delivered, page)).toEqual([done, { ...done, page, skipped: undefined }])
  })

  it.each<[words: string, page: Lists]>([
    ['the last of the first list', { Keys: ['a', 'B'], Prefixes: ['x'] }],
    ['the last of another', { Keys: ['a', 'b'], Prefixes: ['X'] }],
    ['the first, which is hashed', { Keys: ['A', 'b'], Prefixes: ['x'] }],
  ])('has changed if an item is another: %s', (_, page) => {
    expect(replay(delivered, page)).toEqual(['changed'])
  })
})
