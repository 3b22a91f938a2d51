import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BodyWatch } from '../../src/transport/body/body-watch.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch(stallLimit: number, signal?: AbortSignal) {
  const errors: Error[] = []
  return { body: new BodyWatch({ stallLimit, signal }, (error) => void errors.push(error)), errors }
}

test.each([1, 1000, 2 ** 31 - 1])('a body that is silent for %i ms is cancelled then', (limit) => {
  const { body, errors } = watch(limit)
  body.start()
  vi.advanceTimersByTime(limit - 1)
  expect(errors).toEqual([])
  vi.advanceTimersByTime(1)
  expect(errors).toMatchObject([
    { name: 'TimeoutError', message: expect.stringContaining(`for ${limit} ms`) },
  ])
})

test('a body has its whole time again after each chunk', () => {
  const { body, errors } = watch(100)
  body.start()
  for (let chunk = 0; chunk < 5; chunk++) {
    vi.advanceTimersByTime(99)
    body.touch()
  }
  expect(errors).toEqual([])
  vi.advanceTimersByTime(100)
  expect(errors).toHaveLength(1)
})

test.each([0, -1, 2 ** 31, Number.NaN])('a limit of %d ms is none', (limit) => {
  watch(limit).body.start()
  expect(vi.getTimerCount()).toBe(0)
})

test('a body is cancelled by its signal, before it starts or while it is read, and not after its end', () => {
  const controller = new AbortController()
  const [early, ended, late] = [1, 2, 3].map(() => watch(100, controller.signal))
  early?.body.start()
  ended?.body.start()
  ended?.body.stop()
  expect([vi.getTimerCount(), getEventListeners(controller.signal, 'abort').length]).toEqual([1, 1])
  controller.abort()
  late?.body.start()
  expect([early, ended, late].map((one) => one?.errors.length)).toEqual([1, 0, 1])
  for (const one of [early, late]) one?.body.stop()
  expect([vi.getTimerCount(), getEventListeners(controller.signal, 'abort').length]).toEqual([0, 0])
})
