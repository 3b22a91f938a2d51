import { expect, onTestFinished, test, vi } from 'vitest'
import { SilenceWatch } from '../../../src/transport/socket/silence-watch.js'

function watch(limit: number, isBusy: () => boolean) {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let ticks = 0
  const watched = {
    tick: () => {
      ticks++
      return isBusy()
    },
  }
  const made = new SilenceWatch(limit, watched)
  return { start: () => made.start(), stop: () => made.stop(), ticks: () => ticks }
}

test('ticks four times in the limit while requests are in flight, and then stops', () => {
  let isBusy = true
  const { start, ticks } = watch(1000, () => isBusy)
  start()
  start()
  vi.advanceTimersByTime(2000)
  expect(ticks()).toBe(8)
  isBusy = false
  vi.advanceTimersByTime(10_000)
  expect(ticks()).toBe(9)
  expect(vi.getTimerCount()).toBe(0)
  start()
  vi.advanceTimersByTime(250)
  expect(ticks()).toBe(10)
})

test.each([0, -1, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])('a limit of %d is none', (limit) => {
  watch(limit, () => true).start()
  expect(vi.getTimerCount()).toBe(0)
})

test('stops when it is told to', () => {
  const { start, stop } = watch(1000, () => true)
  start()
  stop()
  expect(vi.getTimerCount()).toBe(0)
})
