import { Readable } from 'node:stream'
import { HttpResponse } from '@smithy/core/protocols'
import type { HttpRequest } from '@smithy/types'
import { answer, type ReceivedRequest, readPlan, type SimulationPlan } from 'nexttoken/simulator'
import { onTestFinished, vi } from 'vitest'
import { seededRandom } from './seeded-random.js'

/** The simulator without a server: a request handler that answers in memory, by the test's clock. */
export class VirtualAws {
  readonly requests: ReceivedRequest[] = []
  readonly #plan
  readonly #ofOperation = new Map<string, number>()
  #tokens: number
  #filledAt = performance.now()

  /** `rate` is how many requests a second it accepts, and as many at once; no limit by default. */
  constructor(
    plan: SimulationPlan,
    private readonly rate = Number.POSITIVE_INFINITY,
  ) {
    this.#plan = readPlan(plan)
    this.#tokens = rate
  }

  get throttles(): number {
    return this.requests.filter(({ fault }) => fault === 'throttle').length
  }

  /** For the `requestHandler` of a client, of nexttoken's or the SDK's. */
  readonly handler = {
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    handle: async (request: HttpRequest) => {
      const query = Object.entries(request.query ?? {}).map(([name, value]) => `${name}=${String(value)}`)
      const url = query.length > 0 ? `${request.path}?${query.join('&')}` : request.path
      const body = new Uint8Array(Buffer.from(request.body ?? ''))
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
      )
      const isTooFast = () => this.#isTooFast()
      const history = { total: this.requests.length, ofOperation: this.#ofOperation, isTooFast }
      const { response, received } = answer(
        this.#plan,
        { method: request.method, url, headers, body: Buffer.from(body) },
        history,
      )
      const key = `${received.service}.${received.operation}`
      this.#ofOperation.set(key, (this.#ofOperation.get(key) ?? 0) + 1)
      this.requests.push(received)
      const { statusCode } = response
      const answered = { statusCode, headers: { ...response.headers }, body: Readable.from([response.body]) }
      return { response: new HttpResponse(answered) }
    },
  }

  #isTooFast(): boolean {
    const now = performance.now()
    this.#tokens = Math.min(this.rate, this.#tokens + ((now - this.#filledAt) / 1000) * this.rate)
    this.#filledAt = now
    if (this.#tokens < 1) return true
    this.#tokens--
    return false
  }
}

/** Stops the clock, and makes the waits between attempts repeatable. */
export function stopClock(): void {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'hrtime', 'setTimeout', 'clearTimeout'] })
  const random = vi.spyOn(Math, 'random').mockImplementation(seededRandom(1))
  onTestFinished(() => {
    vi.useRealTimers()
    random.mockRestore()
  })
}

/** Moves the stopped clock from timer to timer until the work is done. */
export async function passTime<T>(work: Promise<T>): Promise<T> {
  let isOver = false
  const watched = work.finally(() => {
    isOver = true
  })
  watched.catch(() => undefined)
  while (!isOver) {
    // What needs no timer, such as reading a body, is done first.
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (!isOver) await vi.advanceTimersToNextTimerAsync()
  }
  return watched
}
