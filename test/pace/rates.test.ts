import { describe, expect, it } from 'vitest'
import { AdaptiveRate } from '../../src/pace/adaptive-rate.js'
import { paceOf } from '../../src/pace/index.js'
import { RateMeter } from '../../src/pace/rate-meter.js'
import { Trial } from '../../src/pace/trial.js'

/** What a rule says of each outcome: `t` was throttled, `a` accepted. */
const verdicts = (outcomes: string, learn: (wasThrottled: boolean) => string | undefined) =>
  [...outcomes].map((outcome) => learn(outcome === 't') ?? '-')

describe('the meter of a rate', () => {
  it('takes a few events in an instant for a rate over a second', () => {
    const meter = new RateMeter(0)
    for (let event = 0; event < 5; event++) meter.count(0)
    expect(meter.rateAt(0)).toBe(5)
  })

  it('tells the rate of regular events, soon and later', () => {
    const meter = new RateMeter(0)
    for (let now = 50; now <= 30_000; now += 100) {
      meter.count(now)
      if (now > 1500) expect(meter.rateAt(now + 50)).toBeCloseTo(10, 0)
    }
  })

  it('forgets all but a third in three seconds', () => {
    const meter = new RateMeter(0)
    for (let now = 50; now <= 30_000; now += 100) meter.count(now)
    expect(meter.rateAt(33_000) / meter.rateAt(30_000)).toBeCloseTo(Math.exp(-1), 3)
  })
})

describe('a trial of a rate', () => {
  it.each([
    { words: 'four requests without a throttle', outcomes: 'aaaa', found: ['-', '-', '-', 'helps'] },
    { words: 'a throttle at once', outcomes: 't', found: ['useless'] },
    { words: 'a throttle after one request', outcomes: 'at', found: ['-', '-'] },
    { words: 'two throttles after one request', outcomes: 'att', found: ['-', '-', 'useless'] },
  ])('$words: $found', ({ outcomes, found }) => {
    const trial = new Trial(10, 0.5, 1000)
    expect(verdicts(outcomes, (wasThrottled) => trial.learn({ sentAt: 1000, wasThrottled }))).toEqual(found)
    const after = new Trial(10, 0.9, 1000)
    expect(verdicts(outcomes, (wasThrottled) => after.learn({ sentAt: 1000, wasThrottled }))).toEqual(found)
  })

  it('does not count what was sent before it began', () => {
    const trial = new Trial(10, 0.5, 1000)
    expect(trial.learn({ sentAt: 999, wasThrottled: true })).toBeUndefined()
    expect(trial.learn({ sentAt: 1000, wasThrottled: true })).toBe('useless')
  })

  it('is of the accepted rate, and of none so slow that nothing would come', () => {
    expect(new Trial(10, 0.5, 0).rate).toBe(10)
    expect(new Trial(0, 0.5, 0).rate).toBeGreaterThan(0)
  })
})

describe('a rate that is held', () => {
  const start = 1000
  const held = (accepted: number) => {
    const hold = new AdaptiveRate(10, start)
    for (let request = 0; request < accepted; request++)
      hold.learn({ sentAt: start, wasThrottled: false }, start, 10)
    return hold
  }
  const throttle = (hold: AdaptiveRate, acceptedRate: number, sentAt = start) =>
    hold.learn({ sentAt, wasThrottled: true }, start, acceptedRate)

  it('grows with each accepted request until the first throttle', () => {
    expect(held(0).rateAt(start)).toBe(10)
    expect(held(1).rateAt(start)).toBe(13)
    expect(held(2).rateAt(start + 60_000)).toBe(16)
  })

  it('counts as unlimited at four times what it began with', () => {
    expect(held(9).isUnlimited(start)).toBe(false)
    expect(held(10).isUnlimited(start)).toBe(true)
  })

  it.each([
    { words: 'what was accepted', accepted: 12, peak: 12 },
    { words: 'its own rate, if more was accepted', accepted: 50, peak: 13 },
    { words: 'what it began with, if less was accepted', accepted: 5, peak: 10 },
  ])('is cut to a share of $words', ({ accepted, peak }) => {
    const hold = held(1)
    expect(throttle(hold, accepted)).toBe('cut')
    expect(hold.rateAt(start)).toBeCloseTo(peak * 0.85, 10)
  })

  it('looks for a higher one when it has grown to twice its peak', () => {
    const hold = held(1)
    throttle(hold, 10)
    let now = start
    while (hold.rateAt(now) < 20) now += 10
    expect(hold.isUnlimited(now)).toBe(false)
    const found = hold.rateAt(now)
    hold.learn({ sentAt: now, wasThrottled: false }, now, 20)
    expect(hold.rateAt(now)).toBe(found + 3)
    expect(hold.rateAt(now + 60_000)).toBe(found + 3)
  })

  it('is proven by thirty requests', () => {
    expect(held(29).isProven).toBe(false)
    expect(held(30).isProven).toBe(true)
  })

  it('is useless when throttles are frequent', () => {
    const hold = held(30)
    expect([0, 0, 0].map(() => throttle(hold, 10))[2]).toBe('useless')
  })

  it('is not cut for requests that were sent before it began, or before the last cut', () => {
    const hold = held(5)
    expect(throttle(hold, 10, start - 1)).toBeUndefined()
    expect(hold.learn({ sentAt: start, wasThrottled: true }, start + 100, 10)).toBe('cut')
    const rate = hold.rateAt(start + 100)
    expect(hold.learn({ sentAt: start + 99, wasThrottled: true }, start + 100, 5)).toBeUndefined()
    expect(hold.rateAt(start + 100)).toBe(rate)
  })

  it.each([
    { words: 'a second one soon after it is', between: 11, verdict: 'cut' },
    { words: 'a second one long after it is not either', between: 12, verdict: undefined },
  ])('is not cut for one throttle below its peak; $words', ({ between, verdict }) => {
    const hold = held(6)
    const accept = (times: number) => {
      for (let time = 0; time < times; time++) hold.learn({ sentAt: start, wasThrottled: false }, start, 10)
    }
    expect(throttle(hold, 10)).toBe('cut')
    accept(6)
    expect(throttle(hold, 10)).toBeUndefined()
    // It stays at its peak from there on; later it is below it again.
    const peak = hold.rateAt(start)
    hold.learn({ sentAt: start, wasThrottled: false }, start, 10)
    accept(between - 1)
    expect(hold.rateAt(start)).toBe(peak)
    hold.stopGrowth(start + 10_000)
    expect(throttle(hold, 10)).toBe(verdict)
  })

  it('does not grow beyond its peak while nobody uses it', () => {
    const hold = held(1)
    throttle(hold, 13)
    hold.stopGrowth(start + 100_000)
    expect(hold.rateAt(start + 100_000)).toBe(13)
  })
})

describe('the paces of a process', () => {
  it('are ten thousand at most: the one that was not asked for the longest is forgotten', () => {
    const place = (account: number) =>
      ({ account: String(account), region: 'us-east-1', service: 'iam', operation: 'ListUsers' }) as const
    const paces = Array.from({ length: 10_000 }, (_, account) => paceOf(place(account)))
    expect(paceOf(place(0))).toBe(paces[0])
    paceOf(place(10_000))
    expect(paceOf(place(0))).toBe(paces[0])
    expect(paceOf(place(2))).toBe(paces[2])
    expect(paceOf(place(1))).not.toBe(paces[1])
  })
})
