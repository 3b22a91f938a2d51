import { describe, expect, it } from 'vitest'
import type { AcceptorDescription } from '../../src/models/index.js'
import { type Answer, errorOf, refusal, waiterFor } from './support/things.js'

type Test = Omit<AcceptorDescription, 'state'>

/** Whether an acceptor matches an answer: a wait of one call that succeeds only if it does. */
async function matches(test: Test, answer: Answer): Promise<boolean> {
  const { waiter } = waiterFor({ acceptors: [{ state: 'success', ...test }] }, answer)
  return waiter.wait({}, { maxAttempts: 1 }).then(
    () => true,
    () => false,
  )
}

const pathAll: Test = { matcher: 'pathAll', argument: 'Things[].State', expected: 'ready' }
const pathAny: Test = { ...pathAll, matcher: 'pathAny' }
const things = (...states: string[]) => ({ Things: states.map((State) => ({ State })) })

describe('an acceptor', () => {
  it.each<[words: string, test: Test, answer: Answer, expected: boolean]>([
    ['path: the value', { matcher: 'path', argument: 'State', expected: 'ready' }, { State: 'ready' }, true],
    ['path: another value', { matcher: 'path', argument: 'State', expected: 'ready' }, { State: 'x' }, false],
    ['path: no value', { matcher: 'path', argument: 'State', expected: 'ready' }, {}, false],
    [
      'path: a boolean',
      { matcher: 'path', argument: 'length(Things) > `0`', expected: true },
      things('a'),
      true,
    ],
    ['path: a list', { matcher: 'path', argument: 'Things[].State', expected: 'a' }, things('a'), false],
    [
      'path: a computation on what is absent',
      { matcher: 'path', argument: 'length(Things) == `0`', expected: true },
      {},
      false,
    ],
    ['path: an error', { matcher: 'path', argument: 'code', expected: 'Gone' }, refusal('Gone'), false],
    ['pathAll: all', pathAll, things('ready', 'ready'), true],
    ['pathAll: some', pathAll, things('ready', 'x'), false],
    ['pathAll: an empty list', pathAll, things(), false],
    ['pathAll: no list', pathAll, {}, false],
    ['pathAll: a text', { ...pathAll, argument: 'State' }, { State: 'ready' }, false],
    ['pathAny: some', pathAny, things('x', 'ready'), true],
    ['pathAny: none', pathAny, things('x'), false],
    ['pathAny: an empty list', pathAny, things(), false],
    ['status: of an output', { matcher: 'status', expected: 200 }, {}, true],
    ['status: another one', { matcher: 'status', expected: 404 }, {}, false],
    ['status: of an error', { matcher: 'status', expected: 404 }, refusal('404', 404), true],
    ['error: the code', { matcher: 'error', expected: 'Gone' }, refusal('Gone'), true],
    ['error: another code', { matcher: 'error', expected: 'Gone' }, refusal('AccessDenied'), false],
    ['error: an output', { matcher: 'error', expected: 'Gone' }, {}, false],
    ['error: any', { matcher: 'error', expected: true }, refusal('AccessDenied'), true],
    ['error: any, but an output', { matcher: 'error', expected: true }, {}, false],
    ['error: none', { matcher: 'error', expected: false }, {}, true],
    ['error: none, but one', { matcher: 'error', expected: false }, refusal('Gone'), false],
  ])('%s', async (_, test, answer, expected) => {
    expect(await matches(test, answer)).toBe(expected)
  })

  // https://github.com/boto/botocore/blob/1.44.5/botocore/waiter.py: is_valid_waiter_error
  it('an output with a member named Error is no error, unlike in boto3', async () => {
    const failed = { Status: 'FAILED', Error: { Code: 'ValidationError', Messages: [] } }
    const test = { matcher: 'path', argument: 'Status', expected: 'FAILED' } as const
    expect(await matches(test, failed)).toBe(true)
  })

  it('the first that matches decides', async () => {
    const acceptors: AcceptorDescription[] = [
      { state: 'retry', matcher: 'path', argument: 'Percent', expected: '50' },
      { state: 'success', matcher: 'status', expected: 200 },
    ]
    const { waiter, inputs } = waiterFor({ acceptors }, { Percent: '50' }, { Percent: '100' })
    const { attempts, acceptor } = await waiter.wait({}, { delay: 0 })
    expect([attempts, acceptor, inputs.length]).toEqual([2, acceptors[1], 2])
  })
})

describe('a waiter of a user’s own model', () => {
  it('is refused when it is used, with every problem', async () => {
    const { waiter, inputs } = waiterFor({
      operation: 'ListNothing',
      delay: 'soon' as never,
      maxAttempts: 0,
      acceptors: [
        { state: 'done' as never, matcher: 'path', expected: 'x' },
        { state: 'success', matcher: 'like' as never, expected: 1 },
        7 as never,
      ],
    })
    const error = await errorOf(waiter.wait())
    expect(error.code).toBe('InvalidModel')
    expect(error.message.split('\n').map((line) => line.trim())).toEqual([
      'things-service: waiter ThingReady: delay: expected seconds, got "soon"',
      'waiter ThingReady: maxAttempts: expected a whole number, got 0',
      'waiter ThingReady: acceptors[0].state: expected one of success, failure, retry, got "done"',
      'waiter ThingReady: acceptors[0].argument: expected a JMESPath expression, got nothing',
      'waiter ThingReady: acceptors[1].matcher: expected one of path, pathAll, pathAny, status, error, got "like"',
      'waiter ThingReady: acceptors[2]: expected { state, matcher, expected }, got 7',
      'waiter ThingReady: the model has no operation "ListNothing"',
    ])
    expect(inputs).toEqual([])
  })

  it('an expression that cannot be parsed is named', async () => {
    const acceptors: AcceptorDescription[] = [
      { state: 'success', matcher: 'path', argument: 'a[', expected: 'x' },
    ]
    const error = await errorOf(waiterFor({ acceptors }).waiter.wait())
    expect(error.message).toContain(
      'things-service: waiter ThingReady: acceptors[0]: invalid JMESPath expression "a["',
    )
  })
})
