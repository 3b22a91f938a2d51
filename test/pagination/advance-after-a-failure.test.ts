import { describe, expect, it } from 'vitest'
import type { PaginationDescription } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { afterFailure } from '../../src/pagination/loop/advance.js'
import type { Going } from '../../src/pagination/loop/state.js'
import {
  type Event,
  ending,
  follow,
  page,
  planFor,
  type Row,
  refused,
  run,
  testRows,
  token,
} from './support/loop-events.js'

const failures: readonly Row[] = [
  {
    words: 'leaves the loop where it was',
    events: [page([1], 'a'), { ...refused, code: 'ThrottlingException' }],
    expected: { kind: 'going', outcome: 'error', next: token('a'), resume: token('a'), pages: 1 },
  },
  {
    words: 'is forgotten when the page arrives after all',
    events: [page([1], 'a'), { ...refused, code: 'ThrottlingException' }, page([2], 'b')],
    expected: { kind: 'going', outcome: 'running', things: [2], next: token('b') },
  },
  {
    words: 'is only a failure if the request had no token',
    events: [refused],
    expected: { kind: 'going', outcome: 'error', next: token(null), resume: undefined },
  },
  {
    words: 'starts the listing again if it was the token, and is still resumed where it was',
    events: [page([1, 2], 'a'), refused],
    expected: { kind: 'going', outcome: 'error', next: token(null), resume: token('a'), items: 2 },
  },
  {
    words: 'does not need a comparison if nothing was delivered',
    events: [page([], 'a'), refused],
    expected: { kind: 'going', next: token(null), resume: undefined },
  },
  {
    words: 'passes over what was delivered',
    events: [page([1, 2], 'a'), refused, page([1], 'x')],
    expected: { kind: 'going', outcome: 'running', next: token('x'), resume: token('a'), pages: 1, items: 2 },
  },
  {
    words: 'delivers the rest of the page in which the new items start',
    events: [page([1, 2], 'a'), refused, page([1, 2, 3, 4], 'x')],
    expected: { kind: 'going', things: [3, 4], next: token('x'), resume: token('x'), items: 4 },
  },
  {
    words: 'allows tokens again that were used before it',
    events: [page([1], 'a'), page([2], 'b'), refused, page([1], 'a')],
    expected: { kind: 'going', next: token('a'), resume: token('b') },
  },
  {
    words: 'ends a listing that has changed',
    events: [page([1, 2], 'a'), refused, page([1, 7, 3], 'x')],
    expected: {
      kind: 'stuck',
      problem: expect.stringContaining('no longer has the items that were delivered'),
      isRefusal: true,
      resume: token('a'),
    },
  },
  {
    words: 'ends a listing that has become shorter',
    events: [page([1, 2, 3], 'a'), refused, page([1])],
    expected: {
      kind: 'stuck',
      problem: expect.stringContaining('2 item(s) shorter than what was delivered'),
      isRefusal: true,
      resume: token('a'),
    },
  },
  {
    words: 'ends a listing whose new tokens lead nowhere, and it is resumed where it was',
    events: [page([1, 2], 'a'), refused, page([1], 'x'), page([], 'x')],
    expected: { kind: 'stuck', isRefusal: true, resume: token('a') },
  },
  {
    words: 'does not keep maxItems from ending it while one of two lists is still compared',
    rule: { result_key: ['Things', 'Others'] },
    options: { maxItems: 3 },
    events: [page([1], 'a', { Others: ['x', 'y'] }), refused, page([1, 2, 3], 'p', { Others: ['x'] })],
    expected: { kind: 'ended', outcome: 'limit', things: [2, 3], resume: token('p'), items: 3 },
  },
]

describe('a failure', () => testRows(failures))

describe('a refused token', () => {
  const reasonOf = (
    rule: Partial<PaginationDescription>,
    options: PaginateOptions,
    events: readonly Event[],
  ) => run(planFor(rule, options), events).failure

  it.each([
    ["onExpiredToken is 'error'", { onExpiredToken: 'error' }, [page([1], 'a'), refused], {}],
    ['cannot be started again', follow, [page([1], 'a'), refused], ending],
    ['cannot be started again', {}, [{ Total: 1, NextToken: 'a' }, refused], { result_key: 'Total' }],
    ['the token before that too', {}, [page([1], 'a'), refused, page([1], 'b'), refused], {}],
    ['no other way to the same page', { startingToken: 'a' }, [refused], {}],
  ] as const)('ends the loop where %s', (words, options, events, rule) => {
    expect(reasonOf(rule, options as PaginateOptions, events)).toMatchObject({
      isRecovered: false,
      reason: expect.stringContaining(words),
    })
  })

  it('starts a listing again ten times and no more', () => {
    const plan = planFor({})
    let { state, failure } = run(plan, [page([0], 'a')])
    for (let count = 1; count <= 11; count++) {
      ;({ state, failure } = run(plan, [refused], state))
      expect(failure.isRecovered).toBe(count <= 10)
      if (!failure.isRecovered) break
      const known = Array.from({ length: count }, (_, index) => index)
      ;({ state } = run(plan, [page([...known, count], `t${count}`)], state))
      expect(state.listed.items).toBe(count + 1)
    }
    expect(failure.reason).toBe('the listing was already started again 10 times')
  })

  it('whose error is an abort leaves the outcome aborted', () => {
    const plan = planFor({})
    const { state } = run(plan, [page([1], 'a')])
    const failure = { ...refused, code: 'AbortError', isRefusal: false }
    const after = afterFailure(plan, state as Going, { error: failure, failure, isAbort: true })
    expect(after).toMatchObject({ isRecovered: false, state: { kind: 'going', outcome: 'aborted' } })
    expect(after.reason).toBeUndefined()
  })
})

describe('a listing of two lists that is started again', () => {
  const plan = planFor({ result_key: ['Things', 'Others'] })
  const both = (things: number[], others: string[], next?: string) => page(things, next, { Others: others })
  const things = (delivered: object | undefined) => ({ ...delivered, NextToken: undefined })
  const known = [both([1, 2], ['x'], 'a'), both([3], ['y', 'z'], 'b'), refused]

  it('delivers what is new of each, and is resumed within that page', () => {
    const { state, delivered } = run(plan, [...known, both([1, 2, 3, 4], ['x', 'y', 'z', 'q'], 'p')])
    expect(things(delivered)).toEqual({ Things: [4], Others: ['q'] })
    expect(state.listed.lastPage?.delivered).toEqual(
      new Map([
        ['Things', 3],
        ['Others', 3],
      ]),
    )
  })

  it('omits a list without new items', () => {
    const { state, delivered } = run(plan, [...known, both([1, 2, 3, 4], ['x', 'y', 'z'], 'p')])
    expect(things(delivered)).toEqual({ Things: [4], Others: [] })
    expect(state.listed.lastPage?.delivered).toEqual(new Map([['Things', 3]]))
  })

  it('delivers new items of one list while the other is still compared', () => {
    const { state, delivered } = run(plan, [
      ...known,
      both([1, 2, 3, 4], ['x'], 'p'),
      both([5], ['y', 'z'], 'q'),
    ])
    expect(things(delivered)).toEqual({ Things: [5], Others: [] })
    expect(state.listed.recovery.replay).toBeUndefined()
    expect(state.listed.items).toBe(5)
  })

  it('counts what is missing of both', () => {
    const { state } = run(plan, [...known, both([1, 2], ['x'])])
    expect(state).toMatchObject({ kind: 'stuck', reason: { problem: expect.stringContaining('3 item(s)') } })
  })
})
