import { describe, expect, it } from 'vitest'
import { AdaptiveRate } from '../../src/pace/adaptive-rate.js'
import { growingRate, recoveryTime } from '../../src/pace/growing-rate.js'
import { QuotaRate } from '../../src/pace/quota-rate.js'
import { RateMeter } from '../../src/pace/rate-meter.js'
import { ShareTest } from '../../src/pace/share-test.js'
import { ThrottleEpisode } from '../../src/pace/throttle-episode.js'
import { Trial } from '../../src/pace/trial.js'

describe('a growing rate', () => {
  it.each([
    [0, 100],
    [1000, 101],
    [2000, 108],
    [-1000, 99],
    [10_000, 1100],
  ])('%i ms after its peak is %i', (sincePeak, expected) => {
    expect(growingRate(100, { growth: 0.01, sincePeak })).toBeCloseTo(expected, 9)
  })

  it('is back at its peak after the time of recovery', () => {
    const time = recoveryTime(0.85, 0.01)
    expect(time).toBeCloseTo(1000 * Math.cbrt(15), 9)
    expect(growingRate(100, { growth: 0.01, sincePeak: -time })).toBeCloseTo(85, 9)
  })
})

describe('a rate meter', () => {
  const counted = (times: readonly number[]) => {
    const meter = new RateMeter(0)
    for (const time of times) meter.count(time)
    return meter
  }

  it('measures a steady rate', () => {
    const every100 = Array.from({ length: 200 }, (_, i) => (i + 1) * 100)
    expect(counted(every100).rateAt(20_000)).toBeGreaterThan(9.8)
    expect(counted(every100).rateAt(20_000)).toBeLessThan(10.4)
  })

  it('takes a few events in an instant for a second’s', () => {
    expect(counted([1, 1, 1]).rateAt(1)).toBeCloseTo(3, 2)
  })

  it('forgets: a third is left after three seconds', () => {
    const meter = counted(Array.from({ length: 200 }, (_, i) => (i + 1) * 100))
    expect(meter.rateAt(23_000) / meter.rateAt(20_000)).toBeCloseTo(1 / Math.E, 2)
  })
})

describe('evidence for a share of throttles', () => {
  it('rises with a throttle and falls with an accepted request', () => {
    const test = new ShareTest(0.5, 0.1)
    expect(test.add(true)).toBeCloseTo(Math.log(5), 9)
    expect(test.add(false)).toBeCloseTo(Math.log(5) + Math.log(0.5 / 0.9), 9)
  })

  it('does not fall below its least', () => {
    const test = new ShareTest(0.5, 0.1)
    expect(test.add(false, 0)).toBe(0)
    expect(test.add(true, 0)).toBeCloseTo(Math.log(5), 9)
  })
})

/** The verdicts of outcomes in turn: `x` is a throttle, `.` an accepted request. */
function verdicts<Verdict>(outcomes: string, add: (wasThrottled: boolean) => Verdict): Verdict[] {
  return [...outcomes].map((outcome) => add(outcome === 'x'))
}

describe('an episode of throttles', () => {
  const last = (outcomes: string) => {
    const episode = new ThrottleEpisode(0)
    return verdicts(outcomes, (wasThrottled) => episode.add(wasThrottled)).at(-1)
  }

  it.each<[string, string | undefined, string]>([
    ['xx..x', 'heavy', 'four throttles and two accepted requests'],
    ['xxxx', undefined, 'nothing accepted: an outage'],
    ['xxxx.', undefined, 'one accepted'],
    ['xxxx..', undefined, 'ends with an accepted request'],
    ['..', undefined, 'two accepted'],
    ['...', 'over', 'three accepted'],
  ])('and then %s is %s: %s', (outcomes, expected) => {
    expect(last(outcomes)).toBe(expected)
  })

  it('has a share and a rate', () => {
    const episode = new ThrottleEpisode(1000)
    for (const wasThrottled of [true, false, false]) episode.add(wasThrottled)
    expect(episode.share).toBe(0.5)
    expect(episode.acceptedRate(2000)).toBe(2)
    expect(episode.acceptedRate(1000)).toBe(2000)
  })
})

describe('a trial of a lower rate', () => {
  const trialOf = (outcomes: string, sentAt = 10) => {
    const trial = new Trial(5, 0.9, 10)
    return verdicts(outcomes, (wasThrottled) => trial.learn({ sentAt, wasThrottled }))
  }

  it.each([
    ['....', [undefined, undefined, undefined, 'helps']],
    ['x', ['useless']],
    ['.x', [undefined, undefined]],
    ['.xx', [undefined, undefined, 'useless']],
  ])('with %s says %j', (outcomes, expected) => {
    expect(trialOf(outcomes)).toEqual(expected)
  })

  it('ignores requests that were sent before it', () => {
    expect(trialOf('....x', 9).every((verdict) => verdict === undefined)).toBe(true)
  })

  it('is never slower than the slowest rate', () => {
    expect(new Trial(0.01, 0.5, 0).rate).toBe(0.5)
    expect(new Trial(7, 0.5, 0).rate).toBe(7)
  })
})

describe('the rate of a documented quota', () => {
  it('starts below it, grows without throttles, and returns to it', () => {
    const rate = new QuotaRate(100, 0)
    expect(rate.rateAt(0)).toBe(90)
    expect(rate.rateAt(5000)).toBeGreaterThan(100)
    expect(rate.isUnlimited(8000)).toBe(false)
    expect(rate.isUnlimited(9000)).toBe(true)
    rate.stopGrowth(9000)
    expect(rate.rateAt(9000)).toBe(90)
  })
})

describe('an adaptive rate', () => {
  const at = (sentAt: number, wasThrottled: boolean) => ({ sentAt, wasThrottled })

  it('grows with each accepted request until the first throttle, which cuts it', () => {
    const rate = new AdaptiveRate(10, 0)
    rate.learn(at(1, false), 1, 10)
    expect(rate.rateAt(1)).toBe(13)
    expect(rate.learn(at(2, true), 2, 12)).toBe('cut')
    expect(rate.rateAt(2)).toBeCloseTo(12 * 0.85, 6)
    expect(rate.rateAt(2 + recoveryTime(0.85, 0.01))).toBeCloseTo(12, 6)
  })

  it('ignores requests that were in flight before it or before a cut', () => {
    const rate = new AdaptiveRate(10, 100)
    expect(rate.learn(at(99, true), 100, 10)).toBeUndefined()
    expect(rate.learn(at(150, true), 200, 10)).toBe('cut')
    expect(rate.learn(at(199, true), 201, 10)).toBeUndefined()
  })

  it('is useless if throttles are frequent', () => {
    const rate = new AdaptiveRate(10, 0)
    const seen = [1, 2, 3, 4].map((time) => rate.learn(at(time, true), time, 10))
    expect(seen).toContain('useless')
    expect(rate.isProven).toBe(false)
  })

  it('is proven after thirty outcomes', () => {
    const rate = new AdaptiveRate(10, 0)
    for (let time = 1; time <= 29; time++) rate.learn(at(time, false), time, 10)
    expect(rate.isProven).toBe(false)
    rate.learn(at(30, false), 30, 10)
    expect(rate.isProven).toBe(true)
  })

  it('needs no limit once it has grown to four times its peak without a throttle', () => {
    const rate = new AdaptiveRate(10, 0)
    for (let time = 1; time <= 9; time++) rate.learn(at(time, false), time, 10)
    expect([rate.rateAt(9), rate.isUnlimited(9)]).toEqual([37, false])
    rate.learn(at(10, false), 10, 10)
    expect([rate.rateAt(10), rate.isUnlimited(10)]).toEqual([40, true])
  })
})
