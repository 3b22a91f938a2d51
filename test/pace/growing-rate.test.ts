import { describe, expect, it } from 'vitest'
import { growingRate, recoveryTime } from '../../src/pace/growing-rate.js'

describe('a rate after a cut', () => {
  it.each([
    { words: 'at the peak', sincePeak: 0, rate: 100 },
    { words: 'a second after the peak', sincePeak: 1000, rate: 150 },
    { words: 'two seconds after the peak', sincePeak: 2000, rate: 500 },
    { words: 'a second before the peak', sincePeak: -1000, rate: 50 },
    { words: 'half a second before the peak', sincePeak: -500, rate: 93.75 },
  ])('$words is $rate', ({ sincePeak, rate }) => {
    expect(growingRate(100, { growth: 0.5, sincePeak })).toBe(rate)
  })

  it('is at the peak again after the time that it says', () => {
    expect(recoveryTime(0.5, 0.5)).toBe(1000)
    expect(recoveryTime(0.2, 0.1)).toBe(2000)
    expect(growingRate(100, { growth: 0.1, sincePeak: -recoveryTime(0.2, 0.1) })).toBeCloseTo(20, 10)
  })
})
