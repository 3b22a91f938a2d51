import { describe, expect, it } from 'vitest'
import { advance } from '../../src/pagination/loop/advance.js'
import { begin } from '../../src/pagination/loop/state.js'
import { ending, follow, page, planFor, type Row, run, testRows, token } from './support/loop-events.js'

const flag = { more_results: 'More' }
const more = { More: true }

const pages: readonly Row[] = [
  {
    words: 'a page with a token leads to the next page',
    events: [page([1, 2], 'a')],
    expected: {
      kind: 'going',
      outcome: 'running',
      things: [1, 2],
      next: token('a'),
      pause: 0,
      resume: token('a'),
      pages: 1,
      items: 2,
    },
  },
  {
    words: 'a page without a token is the last',
    events: [page([1], 'a'), page([2])],
    expected: { kind: 'ended', outcome: 'complete', things: [2], resume: undefined, pages: 2, items: 2 },
  },
  {
    words: 'a page that returns the token that requested it is the last if the rule says so',
    rule: ending,
    events: [page([1], 'a'), page([2], 'a')],
    expected: { kind: 'ended', outcome: 'complete', things: [2], resume: undefined },
  },
  {
    words: 'a page that returns the token that requested it is requested again if the rule says so',
    rule: { repeat: 'ask_again' },
    events: [page([1], 'a'), page([2], 'a')],
    expected: { kind: 'going', things: [2], next: token('a'), pause: 0, resume: token('a') },
  },
  {
    words: 'a token that was used before is a cycle',
    events: [page([1], 'a'), page([2], 'b'), page([3, 4], 'b')],
    expected: {
      kind: 'stuck',
      outcome: 'running',
      things: [3, 4],
      problem:
        'page 3 returned a token that was already used ("b"); following it would list the same pages forever',
      resume: token('b', 2),
    },
  },
  {
    words: 'a cycle with the page before once more shows that tokens are ignored',
    events: [page([1], 'a'), page([1], 'a')],
    expected: { kind: 'stuck', problem: expect.stringContaining('the endpoint seems to ignore tokens') },
  },
  {
    words: 'a flag without a token cannot be followed',
    rule: flag,
    events: [page([1], 'a', more), page([2, 3], undefined, more)],
    expected: {
      kind: 'stuck',
      things: [2, 3],
      problem: 'page 2 says that there is more and has no token to request it with',
      resume: token('a', 2),
    },
  },
  {
    words: 'too many empty pages in a row end it behind the last',
    options: { maxEmptyPages: 2 },
    events: [page([], 'a'), page([1], 'b'), page([], 'c'), page([], 'd')],
    expected: {
      kind: 'stuck',
      things: [],
      problem: expect.stringContaining('2 pages in a row were empty'),
      resume: token('d'),
    },
  },
  {
    words: 'five equal pages under different tokens end it behind the last',
    events: ['a', 'b', 'c', 'd', 'e'].map((next) => page([{ Id: 'x' }, { Id: 'y' }], next)),
    expected: { kind: 'stuck', problem: expect.stringContaining('5 pages in a row'), resume: token('e') },
  },
  {
    words: 'equal pages do not end it if the caller says so',
    options: { onIgnoredToken: 'continue' },
    events: ['a', 'b', 'c', 'd', 'e'].map((next) => page([{ Id: 'x' }, { Id: 'y' }], next)),
    expected: { kind: 'going', next: token('e') },
  },
]

const limits: readonly Row[] = [
  {
    words: 'cuts the page in which it is reached, and resumes within that page',
    options: { maxItems: 3 },
    events: [page([1, 2], 'a'), page([3, 4], 'b')],
    expected: { kind: 'ended', outcome: 'limit', things: [3], resume: token('a', 1), items: 3 },
  },
  {
    words: 'resumes at the next page if it is reached at the end of one',
    options: { maxItems: 2 },
    events: [page([1, 2], 'a')],
    expected: { kind: 'ended', outcome: 'limit', things: [1, 2], resume: token('a'), items: 2 },
  },
  {
    words: 'is not reached where the service has no more than that',
    options: { maxItems: 2 },
    events: [page([1, 2])],
    expected: { kind: 'ended', outcome: 'complete', resume: undefined, items: 2 },
  },
  {
    words: 'is not reached where a repeated token means that there is no more',
    rule: ending,
    options: { maxItems: 2 },
    events: [page([1], 'a'), page([2], 'a')],
    expected: { kind: 'ended', outcome: 'complete', resume: undefined },
  },
  {
    words: 'resumes behind the page if no token leads on',
    rule: flag,
    options: { maxItems: 2 },
    events: [page([1, 2], undefined, more)],
    expected: { kind: 'ended', outcome: 'limit', resume: token(null, 2) },
  },
  {
    words: 'resumes behind the page if its token was used before',
    options: { maxItems: 2 },
    events: [page([1], 'a'), page([2], 'a')],
    expected: { kind: 'ended', outcome: 'limit', resume: token('a', 1) },
  },
  {
    words: 'resumes behind a page that may grow, in a listing that is followed',
    rule: ending,
    options: { ...follow, maxItems: 2 },
    events: [page([1], 'a'), page([2], 'a')],
    expected: { kind: 'ended', outcome: 'limit', resume: token('a', 1) },
  },
  {
    words: 'of 0 delivers a page without items',
    options: { maxItems: 0 },
    events: [page([1], 'a')],
    expected: { kind: 'ended', outcome: 'limit', things: [], resume: token(null, 0), items: 0, pages: 1 },
  },
]

const following: readonly Row[] = [
  {
    words: 'waits where its page returned the token that requested it',
    rule: ending,
    events: [page([1], 'a'), page([2], 'a')],
    expected: { kind: 'going', things: [2], pause: 70, next: token('a', 1), resume: token('a', 1) },
  },
  {
    words: 'does not resume within a page that was empty',
    rule: ending,
    events: [page([1], 'a'), page([], 'a')],
    expected: { kind: 'going', pause: 70, next: token('a'), resume: token('a') },
  },
  {
    words: 'delivers what a page has more than before',
    rule: ending,
    events: [page([1], 'a'), page([2], 'a'), page([2, 3], 'b')],
    expected: { kind: 'going', things: [3], pause: 0, next: token('b') },
  },
  {
    words: 'delivers all of a page that is a different one now',
    rule: ending,
    events: [page([1], 'a'), page([2], 'a'), page([4, 5], 'b')],
    expected: { kind: 'going', things: [4, 5], pause: 0, next: token('b') },
  },
  {
    words: 'delivers all of a page that is shorter now',
    rule: ending,
    events: [page([1], 'a'), page([2, 3], 'a'), page([2], 'b')],
    expected: { kind: 'going', things: [2], next: token('b') },
  },
  {
    words: 'waits after an empty page with a new token',
    rule: ending,
    events: [page([1], 'a'), page([], 'b')],
    expected: { kind: 'going', things: [], pause: 70, next: token('b') },
  },
  {
    words: 'does not count empty pages',
    rule: ending,
    options: { maxEmptyPages: 1 },
    events: [page([], 'a'), page([], 'b')],
    expected: { kind: 'going', pause: 70, next: token('b') },
  },
]

describe('a listing', () => testRows(pages))
describe('maxItems', () => testRows(limits))
describe('a listing that is followed', () => testRows(following, follow))

describe('what the first page says about the whole listing', () => {
  it('stays, whatever later pages say', () => {
    const plan = planFor({ non_aggregate_keys: ['Total'] })
    const { state } = run(plan, [page([1], 'a', { Total: 9 }), page([2], 'b', { Total: 8 })])
    expect(state.listed.nonAggregatePart).toEqual({ Total: 9 })
  })
})

it('advance changes neither the state nor the page', () => {
  const plan = planFor({}, { maxItems: 1 })
  const before = begin(plan)
  const copy = { ...before, listed: { ...before.listed } }
  const given = page([1, 2, 3], 'a')
  advance(plan, before, given)
  expect({ ...before, listed: { ...before.listed } }).toEqual(copy)
  expect(given).toEqual(page([1, 2, 3], 'a'))
})
