import { describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, type PaginationDescription } from '../../src/models/index.js'
import { compiledRule, type Failure, type PaginateOptions } from '../../src/pagination/index.js'
import {
  advance,
  afterFailure,
  atDeadline,
  interrupt,
  report,
  withhold,
} from '../../src/pagination/loop/advance.js'
import { begin, type Going, resumeToken, type State } from '../../src/pagination/loop/state.js'
import { planWalk, type WalkPlan } from '../../src/pagination/plan/index.js'
import { type Members, pagedOperation, plainRule } from './support/paged-operation.js'

type Structure = Record<string, unknown>

const members = {
  input: { NextToken: 'string', MaxResults: 'integer', Stream: 'string' },
  output: { NextToken: 'string', Things: 'list', Others: 'list', Total: 'integer', More: 'boolean' },
} satisfies Record<string, Members>

function planFor(
  rule: Partial<PaginationDescription> | OperationModel,
  options: PaginateOptions = {},
  input: Structure = {},
): WalkPlan {
  const operation =
    'service' in rule ? (rule as OperationModel) : pagedOperation({ ...plainRule, ...rule }, members)
  const sender = {
    startLoop: () => () => Promise.reject(new Error('this test sends nothing')),
    readFailure: () => refused,
    endpoint: {},
  }
  return planWalk({ rule: compiledRule(operation), sender }, input, options)
}

const refused: Failure = {
  code: 'InvalidNextToken',
  message: 'expired',
  isRefusal: true,
  attempts: 1,
  throttles: 0,
}

/** A page that arrives, or a failure. */
type Event = Structure | Failure

const isFailure = (event: Event): event is Failure => 'isRefusal' in event
const page = (things: readonly unknown[], NextToken?: string, more: Structure = {}): Structure => ({
  Things: things,
  ...(NextToken !== undefined && { NextToken }),
  ...more,
})

/** What the last of these events did. */
function run(plan: WalkPlan, events: readonly Event[], from: State = begin(plan)) {
  let state = from
  let delivered: object | undefined
  let failure: Partial<ReturnType<typeof afterFailure>> = {}
  for (const event of events) {
    if (state.kind !== 'going') throw new Error(`${state.kind} before the last event`)
    if (isFailure(event)) {
      failure = afterFailure(plan, state, { error: event, failure: event, isAbort: false })
      state = failure.state as Going
      delivered = undefined
    } else ({ state, page: delivered } = advance(plan, state, event) as { state: State; page?: object })
  }
  return { state, delivered, failure }
}

const decoded = (token: string | undefined): unknown =>
  token === undefined ? undefined : JSON.parse(Buffer.from(token, 'base64').toString())

/** A state and a page in short. */
function seen({ state, delivered }: { state: State; delivered?: object | undefined }) {
  const { kind, outcome, listed } = state
  return {
    kind,
    outcome,
    ...(delivered && { things: Reflect.get(delivered, 'Things') }),
    ...(state.kind === 'going' && { next: decoded(state.next.text), pause: state.pause }),
    ...(state.kind === 'stuck' && { problem: state.reason.problem, isRefusal: !!state.reason.refusal }),
    resume: decoded(resumeToken(state)),
    pages: listed.pages,
    items: listed.items,
  }
}

interface Row {
  readonly words: string
  readonly rule?: Partial<PaginationDescription>
  readonly options?: PaginateOptions
  readonly events: readonly Event[]
  readonly expected: Structure
}

const token = (NextToken: string | null, amount?: number) => ({
  NextToken,
  ...(amount !== undefined && { boto_truncate_amount: amount }),
})
const flag = { more_results: 'More' }
const more = { More: true }
const ending = { end: 'repeated_token' } as const
const follow = { follow: true, pollInterval: 70 }

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

describe.each([
  ['a listing', pages, {}],
  ['maxItems', limits, {}],
  ['a listing that is followed', following, follow],
  ['a failure', failures, {}],
])('%s', (_, rows, more: PaginateOptions) => {
  it.each(rows)('$words', ({ rule = {}, options, events, expected }) => {
    const result: Structure = seen(run(planFor(rule, { ...more, ...options }), events))
    const compared = Object.keys(expected).map((name) => [name, result[name]])
    expect(Object.fromEntries(compared)).toEqual(expected)
  })
})

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

describe('a cycle of tokens', () => {
  it.each([1, 2, 3, 5, 8, 13, 40])('of %i is found within three rounds', (length) => {
    const plan = planFor({})
    let state: State = begin(plan)
    for (let count = 0; state.kind === 'going'; count++) {
      expect(count).toBeLessThanOrEqual(3 * length + 10)
      ;({ state } = run(plan, [page([count], count < 7 ? `before ${count}` : `in ${count % length}`)], state))
    }
    expect(state).toMatchObject({ kind: 'stuck', reason: { asksAgain: true } })
  })

  it('is not reported for tokens that never repeat', () => {
    const tokens = Array.from({ length: 300 }, (_, index) => page([index], `t${index}`))
    expect(run(planFor({}), tokens).state.kind).toBe('going')
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

describe('a listing that an earlier run left in the middle of a page', () => {
  const resumed = (delivered: number, events: readonly Event[], options: PaginateOptions = {}) => {
    const startingToken = Buffer.from(JSON.stringify(token('a', delivered))).toString('base64')
    return seen(run(planFor({}, { ...options, startingToken }), events))
  }

  it('continues within that page, and counts only what is new', () => {
    expect(resumed(2, [page([1, 2, 3], 'b')])).toMatchObject({ things: [3], next: token('b'), items: 1 })
  })

  it('is resumed from where it started until the page arrives', () => {
    expect(resumed(2, [])).toMatchObject({ next: token('a', 2), resume: token('a', 2) })
  })

  it('passes over as much of the next page as that page has become shorter', () => {
    expect(resumed(3, [page([1], 'b')])).toMatchObject({
      kind: 'going',
      next: token('b', 2),
      resume: token('b', 2),
      pages: 0,
    })
    expect(resumed(3, [page([1], 'b'), page([2, 3, 4], 'c')])).toMatchObject({
      things: [4],
      next: token('c'),
    })
  })

  it('delivers a last page that has become shorter, although nothing of it is new', () => {
    expect(resumed(3, [page([1])])).toMatchObject({
      kind: 'ended',
      outcome: 'complete',
      things: [],
      pages: 1,
    })
  })

  it('resumes behind both parts if maxItems ends it there', () => {
    expect(resumed(2, [page([1, 2, 3, 4], 'b')], { maxItems: 1 })).toMatchObject({
      outcome: 'limit',
      things: [3],
      resume: token('a', 3),
    })
  })
})

describe('operations with habits of their own', () => {
  const operation = (service: string, name: string) => {
    const found = loadModel(service).findOperation(name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }

  it('ListObjectsV2: a page of keys that were listed already is not delivered', () => {
    const plan = planFor(operation('s3', 'ListObjectsV2'), {}, { Bucket: 'b' })
    const keys = (text: string, NextContinuationToken: string) => ({
      Contents: [...text].map((Key) => ({ Key })),
      NextContinuationToken,
      IsTruncated: true,
    })
    const { state, delivered } = run(plan, [keys('abcd', 'p'), keys('efgh', 'q'), keys('bc', 'r')])
    expect(delivered).toBeUndefined()
    expect(state).toMatchObject({ kind: 'stuck', reason: { outcome: 'ignored-token' }, listed: { pages: 2 } })
    expect(decoded(resumeToken(state))).toMatchObject({ ContinuationToken: 'q' })
  })

  it('ListQueues: a full page without a token is requested again without a limit, and only the rest delivered', () => {
    const plan = planFor(operation('sqs', 'ListQueues'), {}, { MaxResults: 2 })
    const first = run(plan, [{ QueueUrls: ['a', 'b'] }])
    expect(first.state).toMatchObject({ kind: 'going', next: { isUnlimited: true } })
    const rest = run(plan, [{ QueueUrls: ['a', 'b', 'c'] }], first.state)
    expect(rest).toMatchObject({ delivered: { QueueUrls: ['c'] }, state: { outcome: 'complete' } })
    const none = run(plan, [{ QueueUrls: ['a', 'b'] }], first.state)
    expect(none).toMatchObject({ state: { outcome: 'complete', listed: { pages: 1 } } })
    expect(none.delivered).toBeUndefined()
  })
})

describe('a loop that ends otherwise', () => {
  const plan = planFor({})
  const going = run(plan, [page([1], 'a')]).state as Going
  const complete = run(plan, [page([1, 2])]).state
  const replaying = run(plan, [page([1], 'a'), refused]).state as Going

  it.each([
    [
      'by its deadline before the first page: even the beginning has a token',
      atDeadline(begin(plan)),
      token(null),
    ],
    ['by its deadline: at the next page', atDeadline(going), token('a')],
    [
      'by its deadline while it passes over what was delivered: where it was',
      atDeadline(replaying),
      token('a'),
    ],
    ['by break before the first page: at its beginning', interrupt(begin(plan), 'aborted'), undefined],
    ['by break: at the next page', interrupt(going, 'aborted'), token('a')],
    ['by an abort on the last page: behind that page', interrupt(complete, 'aborted'), token(null, 2)],
    ['by an abort, twice: still there', interrupt(interrupt(complete, 'aborted'), 'aborted'), token(null, 2)],
  ])('is resumed, %s', (_, state, resume) => {
    expect(state.kind).toBe('ended')
    expect(decoded(resumeToken(state))).toEqual(resume)
  })

  it('is resumed before a page that was not delivered', () => {
    const after = run(plan, [page([2], 'b')], going).state
    expect(decoded(resumeToken(withhold(going, after)))).toEqual(token('a'))
    expect(withhold(going, after).listed.pages).toBe(1)
  })

  it('has the outcome of its problem once the error is thrown, and not before', () => {
    const { state } = run(planFor({}, { maxEmptyPages: 1 }), [page([], 'a')])
    expect(state).toMatchObject({ kind: 'stuck', outcome: 'running' })
    expect(state.kind === 'stuck' && report(state).outcome).toBe('empty-limit')
  })
})

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
