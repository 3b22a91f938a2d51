import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import type { PaginateOptions } from '../../src/pagination/index.js'
import { atDeadline, interrupt, report, withhold } from '../../src/pagination/loop/advance.js'
import { begin, type Going, resumeToken, type State } from '../../src/pagination/loop/state.js'
import { decoded, type Event, page, planFor, refused, run, seen, token } from './support/loop-events.js'

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
