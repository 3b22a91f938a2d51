import { afterEach, describe, expect, it, vi } from 'vitest'
import { TimeoutError } from '../../src/errors/index.js'
import type { WaiterOptions, WaiterProgress } from '../../src/waiters/index.js'
import { WaiterError } from '../../src/waiters/index.js'
import { errorOf, refusal, waiterFor, when } from './support/things.js'

const pending = { State: 'pending' }
const ready = { State: 'ready', Owner: 'me' }
const states = { matcher: 'pathAll', argument: 'Things[].State', expected: 'ready' } as const

afterEach(() => void vi.useRealTimers())

describe('a wait that succeeds', () => {
  it('gives the answer with the state, what matched, and the number of calls', async () => {
    const { waiter, inputs } = waiterFor({}, pending, ready)
    const input = { Name: 'a' }
    const result = await waiter.wait(input, { delay: 0 })
    expect(result).toEqual({
      state: 'success',
      attempts: 2,
      acceptor: when('success', 'ready'),
      output: { ...ready, $metadata: { httpStatusCode: 200 } },
    })
    expect(inputs).toEqual([input, input])
  })

  it('with an error that is the state gives the error', async () => {
    const gone = refusal('NotFound')
    const acceptors = [{ state: 'success', matcher: 'error', expected: 'NotFound' } as const]
    const { waiter } = waiterFor({ acceptors }, pending, gone)
    const { error, output } = await waiter.wait({}, { delay: 0 })
    expect([error, output]).toEqual([gone, undefined])
  })

  it('does not see changes of the input after it began', async () => {
    const { waiter, inputs } = waiterFor({}, pending, ready)
    const input = { Names: ['a'] }
    const waiting = waiter.wait(input, { delay: 0 })
    input.Names.push('b')
    await waiting
    expect(inputs).toEqual([{ Names: ['a'] }, { Names: ['a'] }])
  })

  it('tells of each call', async () => {
    const seen: WaiterProgress<Record<string, unknown>>[] = []
    const acceptors = [
      when('success', 'ready'),
      { state: 'retry', matcher: 'error', expected: 'Slow' } as const,
    ]
    const { waiter } = waiterFor({ acceptors }, pending, refusal('Slow'), ready)
    await waiter.wait({}, { delay: 0, onProgress: (progress) => void seen.push(progress) })
    expect(
      seen.map(({ attempt, state, seen: what, nextDelay }) => [attempt, state, what, nextDelay]),
    ).toEqual([
      [1, 'retry', 'pending', 0],
      [2, 'retry', 'Slow', 0],
      [3, 'success', 'ready', undefined],
    ])
    expect(seen[0]?.acceptor).toBeUndefined()
    expect(seen[1]?.acceptor).toEqual(acceptors[1])
    expect([seen[0]?.output?.State, seen[1]?.error?.code]).toEqual(['pending', 'Slow'])
  })

  it('waits for what its progress function returns, and ends with its error', async () => {
    const order: string[] = []
    const { waiter, inputs } = waiterFor({}, pending, ready)
    const stop = async ({ attempt }: { readonly attempt: number }) => {
      await Promise.resolve()
      order.push(`after ${attempt} of ${inputs.length}`)
      if (attempt === 2) throw new Error('enough')
    }
    await expect(waiter.wait({}, { delay: 0, onProgress: stop })).rejects.toThrow('enough')
    expect(order).toEqual(['after 1 of 1', 'after 2 of 2'])
  })
})

describe('a wait that fails', () => {
  it('says which state was seen and what judged it', async () => {
    const { waiter } = waiterFor({}, pending, { State: 'gone' })
    const error = await errorOf(waiter.wait({}, { delay: 0 }))
    expect(error).toBeInstanceOf(WaiterError)
    expect(error).toMatchObject({
      code: 'WaiterFailed',
      waiter: 'thing_ready',
      attempts: 2,
      seen: 'gone',
      acceptor: when('failure', 'gone'),
      output: { State: 'gone' },
      operation: 'ListThings',
      message:
        'things-service.ListThings: waiter thing_ready failed after 2 attempts: State is "gone", and that is a failure; look for the reason in `error.output`',
    })
  })

  it('because of some of many says which', async () => {
    const acceptors = [{ ...states, state: 'failure', matcher: 'pathAny', expected: 'gone' } as const]
    const Things = ['ready', 'gone', 'ready'].map((State) => ({ State }))
    const error = await errorOf(waiterFor({ acceptors }, { Things }).waiter.wait())
    expect(error.message).toContain(
      'Things[].State is "ready" (2 of 3), "gone" (1 of 3), which has "gone", and that is a failure',
    )
  })

  it('because of an error has it as its cause', async () => {
    const gone = refusal('NotFound')
    const acceptors = [{ state: 'failure', matcher: 'error', expected: 'NotFound' } as const]
    const error = await errorOf(waiterFor({ acceptors }, gone).waiter.wait())
    expect(error).toMatchObject({ code: 'WaiterFailed', cause: gone, seen: 'NotFound', output: undefined })
    expect(error.message).toContain('the service returned NotFound, and that is a failure')
  })

  it('does not hide an error that no acceptor knows', async () => {
    const denied = refusal('AccessDenied')
    const { waiter, inputs } = waiterFor({}, pending, denied)
    expect(await errorOf(waiter.wait({}, { delay: 0 }))).toBe(denied)
    expect(inputs).toHaveLength(2)
  })

  it('does not print the answer', async () => {
    const { waiter } = waiterFor({}, { State: 'gone', Password: 'hunter2' })
    const error = await errorOf(waiter.wait())
    expect(JSON.stringify(error) + error.stack + String(error)).not.toContain('hunter2')
  })
})

describe('a wait that takes too long', () => {
  it('ends after its attempts, and says what was seen and expected', async () => {
    const { waiter, inputs } = waiterFor({}, pending)
    const error = await errorOf(waiter.wait({}, { delay: 0, maxAttempts: 2 }))
    expect(inputs).toHaveLength(2)
    expect(error).toMatchObject({ code: 'WaiterTimeout', attempts: 2, seen: 'pending', output: pending })
    expect(error.message.replace(/in \d+ ms/, 'in n ms')).toBe(
      'things-service.ListThings: waiter thing_ready gave up after 2 attempts in n ms: State was "pending", expected "ready"; pass a larger maxAttempts or deadline (in milliseconds) to wait longer',
    )
  })

  it.each<[string, object, string]>([
    [
      'several states',
      { Things: [{ State: 'a' }, { State: 'b' }, { State: 'a' }] },
      'was "a" (2 of 3), "b" (1 of 3)',
    ],
    ['many states', { Things: Array.from({ length: 9 }, (_, at) => ({ State: `s${at}` })) }, '4 more values'],
    ['no states', { Things: [] }, 'Things[].State was an empty list, expected all of them "ready"'],
  ])('with %s', async (_, output, expected) => {
    const acceptors = [{ state: 'success', ...states } as const]
    const error = await errorOf(waiterFor({ acceptors }, { ...output }).waiter.wait({}, { maxAttempts: 1 }))
    expect(error.message).toContain(expected)
  })

  it('although an error was expected', async () => {
    const acceptors = [{ state: 'success', matcher: 'error', expected: 'NotFound' } as const]
    const error = await errorOf(waiterFor({ acceptors }, pending).waiter.wait({}, { maxAttempts: 1 }))
    expect(error).toMatchObject({ code: 'WaiterTimeout', seen: undefined, output: pending })
    expect(error.message).toContain('the last answer was no error, expected the error NotFound;')
  })

  it('although another status was expected', async () => {
    const acceptors = [{ state: 'success', matcher: 'status', expected: 404 } as const]
    const error = await errorOf(waiterFor({ acceptors }, pending).waiter.wait({}, { maxAttempts: 1 }))
    expect(error.message).toContain('the HTTP status was 200, expected HTTP 404;')
  })

  it('while the service returns an error that means to go on', async () => {
    const acceptors = [
      when('success', 'ready'),
      { state: 'retry', matcher: 'error', expected: 'NotFound' } as const,
    ]
    const missing = refusal('NotFound')
    const error = await errorOf(waiterFor({ acceptors }, missing).waiter.wait({}, { maxAttempts: 1 }))
    expect(error).toMatchObject({ code: 'WaiterTimeout', cause: missing, seen: 'NotFound' })
    expect(error.message).toContain('the last answer was the error NotFound, expected "ready"')
  })
})

/** How many calls a wait of a pending thing makes, when they are made in seconds, and when it gives up. */
async function timesOf(options: WaiterOptions<Record<string, unknown>>) {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'hrtime'], now: 0 })
  vi.spyOn(Math, 'random').mockReturnValue(1)
  const { waiter, options: calls } = waiterFor({ delay: 15, maxAttempts: 40 }, pending)
  const times: number[] = []
  const onProgress = () => void times.push(Date.now() / 1000)
  const ended = errorOf(waiter.wait({}, { ...options, onProgress }))
  await vi.runAllTimersAsync()
  const error = await ended
  vi.restoreAllMocks()
  return { times, code: error.code, ended: Date.now() / 1000, timeouts: calls.map(({ timeout }) => timeout) }
}

describe('the limits of a wait', () => {
  it('without options end it when boto3 would give up', async () => {
    const { times, code } = await timesOf({})
    expect(times).toEqual([0, 15, 45, 105, 225, 345, 465, 585])
    expect(code).toBe('WaiterTimeout')
  })

  it('with fixed times are the attempts of boto3', async () => {
    const { times } = await timesOf({ backoff: 'fixed' })
    expect(times).toEqual(Array.from({ length: 40 }, (_, attempt) => attempt * 15))
  })

  it('with attempts are only these', async () => {
    const { times, timeouts } = await timesOf({ maxAttempts: 9 })
    expect(times).toEqual([0, 15, 45, 105, 225, 345, 465, 585, 705])
    expect(timeouts[0]).toBeUndefined()
  })

  it('with a deadline are only that, and calls get the time that is left', async () => {
    const { times, timeouts } = await timesOf({ deadline: 1_800_000, delay: 60_000, maxDelay: 600_000 })
    expect(times).toEqual([0, 60, 180, 420, 900, 1500, 1740])
    expect(timeouts).toEqual([1800, 1740, 1620, 1380, 900, 300, 60].map((seconds) => seconds * 1000))
  })

  it('with both are the first', async () => {
    expect((await timesOf({ deadline: 1_800_000, maxAttempts: 2 })).times).toHaveLength(2)
    expect((await timesOf({ deadline: 20_000, maxAttempts: 20 })).times).toEqual([0, 5])
  })

  it('with a longer delay are as many calls as boto3 makes', async () => {
    const { ended } = await timesOf({ delay: 60_000 })
    expect(ended).toBe(40 * 60 - 60)
  })

  it('with a shorter longest time wait no longer than that', async () => {
    const { times } = await timesOf({ maxDelay: 10_000, deadline: 45_000 })
    expect(times).toEqual([0, 10, 20, 30, 35])
  })

  it('send nothing if the deadline has passed', async () => {
    const { waiter, inputs } = waiterFor({}, ready)
    const error = await errorOf(waiter.wait({}, { deadline: new Date(0) }))
    expect([error.code, inputs.length]).toEqual(['WaiterTimeout', 0])
    expect(error.message).toContain('gave up after 0 attempts')
  })

  it('end a call that is in flight', async () => {
    let left = 5
    const late = new TimeoutError('too late', {})
    const { waiter } = waiterFor({}, late)
    const deadline = () => left--
    left = 1
    const error = await errorOf(waiter.wait({}, { deadline }))
    expect(error).toMatchObject({ code: 'WaiterTimeout', attempts: 1, cause: late })
    // A time limit of the request handler is not the wait's.
    expect(await errorOf(waiterFor({}, late).waiter.wait())).toBe(late)
  })
})

describe('an aborted wait', () => {
  it('ends at once, between two calls', async () => {
    const controller = new AbortController()
    const { waiter, inputs } = waiterFor({}, pending)
    const onProgress = () => controller.abort(new Error('no longer needed'))
    const error = await errorOf(waiter.wait({}, { delay: 60_000, signal: controller.signal, onProgress }))
    expect(error).toMatchObject({ name: 'AbortError', code: 'Aborted', cause: new Error('no longer needed') })
    expect(error.message).toContain('the signal was aborted after 1 attempt of waiter thing_ready')
    expect(inputs).toHaveLength(1)
  })

  it('passes its signal to the calls', async () => {
    const { signal } = new AbortController()
    const { waiter, options } = waiterFor({}, ready)
    await waiter.wait({}, { signal })
    expect(options[0]?.signal).toBe(signal)
  })
})

describe('options that are not there', () => {
  it('may be null, as those of a call', async () => {
    const { attempts } = await waiterFor({}, ready).waiter.wait({}, null as never)
    expect(attempts).toBe(1)
  })
})

describe('options that are wrong', () => {
  it('are all named, and nothing is sent', async () => {
    const { waiter, inputs } = waiterFor({}, ready)
    const options = {
      delay: -1,
      maxAttempts: 0,
      backoff: 'linear',
      deadline: 'soon',
      onProgress: 7,
      Delay: 5,
      maxWaitTime: 300,
      attempts: 3,
    }
    const error = await errorOf(waiter.wait({ WaiterConfig: { Delay: 5 } }, options as never))
    expect(error.code).toBe('InvalidConfiguration')
    expect(error.message.split('\n').map((line) => line.trim())).toEqual([
      'things-service.ListThings: WaiterConfig is not a parameter; pass { delay, maxAttempts } in the argument after the input, with delay in milliseconds',
      'unknown waiter option "Delay"; use `delay`, in milliseconds',
      'unknown waiter option "maxWaitTime"; use `deadline`, in milliseconds',
      'unknown waiter option "attempts"; did you mean "maxAttempts"?',
      'delay is -1: pass milliseconds, 0 or more',
      'maxAttempts is 0: pass a whole number, 1 or more',
      'deadline is soon: pass a Date, milliseconds (0 or more), or a function that returns the milliseconds left',
      "backoff is \"linear\": pass 'jittered' or 'fixed'",
      'onProgress is a value of type number: pass a function',
    ])
    expect(inputs).toEqual([])
  })

  it.each([
    [{ maxDelay: 1000, delay: 2000 }, 'maxDelay is 1000, less than delay (2000): pass at least as much'],
    [
      { maxDelay: 1000, backoff: 'fixed' } as const,
      "maxDelay cannot be used with backoff: 'fixed'; leave it out",
    ],
  ])('%j', async (options, expected) => {
    expect((await errorOf(waiterFor({}, ready).waiter.wait({}, options))).message).toContain(expected)
  })
})
