import type { OperationPlan } from '../../src/simulator/index.js'

/** What a service does to the listings, the same for all rivals. */
export interface Case {
  readonly name: string
  readonly listings: number
  /** Of each listing. */
  readonly pages: number
  /** How the service throttles; the same for the same seed. */
  throttles(seed: number): Pick<OperationPlan, 'rate' | 'faults'>
}

export const cases: readonly Case[] = [
  {
    name: 'one throttle, on the sixth page of 160',
    listings: 1,
    pages: 160,
    throttles: () => ({ faults: [{ on: 6, kind: 'throttle' }] }),
  },
  { name: 'a burst of two seconds, ten listings', listings: 10, pages: 16, throttles: () => burst(6, 2000) },
  {
    name: '5 % of the requests, one listing',
    listings: 1,
    pages: 300,
    throttles: (seed) => share(0.05, seed),
  },
  {
    name: '30 % of the requests, one listing',
    listings: 1,
    pages: 300,
    throttles: (seed) => share(0.3, seed),
  },
  { name: 'a limit of 8 a second, ten listings', listings: 10, pages: 12, throttles: () => ({ rate: 8 }) },
]

/** Throttles all requests from one on, for a number of milliseconds. */
function burst(from: number, milliseconds: number): Pick<OperationPlan, 'faults'> {
  let beganAt: number | undefined
  const isDuring = (number: number) => {
    if (number === from) beganAt = performance.now()
    return beganAt !== undefined && performance.now() - beganAt < milliseconds
  }
  return { faults: [{ on: ({ number }) => isDuring(number), kind: 'throttle' }] }
}

/** Throttles a share of all requests, chosen by a hash of the request's number. */
function share(part: number, seed: number): Pick<OperationPlan, 'faults'> {
  return { faults: [{ on: ({ number }) => hash(number + 1000 * seed) < part, kind: 'throttle' }] }
}

/** A number from 0 to 1, evenly distributed (the mixing of MurmurHash3). */
function hash(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32
}
