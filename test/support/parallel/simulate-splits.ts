import { KeySplitter } from '../../../src/pagination/parallel/keys/key-splitter.js'
import { OrderProbe } from '../../../src/pagination/parallel/keys/order-probe.js'
import { orderShown, sampleOf } from '../../../src/pagination/parallel/keys/sorted-keys.js'
import { compareUtf8 } from '../../../src/values/index.js'

export interface SimulationOptions {
  /** All keys, ascending. */
  readonly keys: readonly string[]
  readonly pageSize: number
  /** Most requests in flight. */
  readonly slots: number
  readonly isOrdered: boolean
  /** If given, the requests in flight are answered in random order; otherwise all at once, step by step. */
  readonly random?: () => number
}

export interface Simulated {
  /** How many times faster than one chain of pages. */
  readonly speed: number
  readonly requests: number
  /** Requests beyond those of one chain, as a share of them. */
  readonly extra: number
  readonly extraRequests: number
  /** Requests that brought no key of their range. */
  readonly wasted: number
  readonly ranges: number
  /** Which requests were in flight, at each step. */
  readonly inFlight: readonly number[]
  /** All split points. */
  readonly points: readonly string[]
  readonly isWhole: boolean
}

interface Range {
  readonly id: number
  readonly isTry: boolean
  readonly lo: string | undefined
  hi: string | undefined
  cursor: string | undefined
  /** The index of the next key. */
  at: number
  pages: number
  /** Keys that its next page has again. */
  known: number
  buffered: number
  isOpen: boolean
}

/**
 * Lists keys in ranges, in virtual time: each request takes one step. In order, only the first range delivers; the others
 * keep their pages, and pause when `window` pages are kept.
 */
export function simulateSplits({ keys, pageSize, slots, isOrdered, random }: SimulationOptions): Simulated {
  const window = isOrdered ? 64 + slots * 4 : Number.POSITIVE_INFINITY
  const splitter = new KeySplitter({ prefix: '', delimiter: '/', window })
  const probe = new OrderProbe(0)
  const ranges: Range[] = [newRange(0, 0, { lo: undefined, hi: undefined })]
  let requests = 0
  let wasted = 0
  let listed = 0
  let count = 1
  let sortsByBytes = false
  let question: string | undefined
  const inFlight: number[] = []
  const tried: string[] = []

  const kept = () => {
    let sum = 0
    let isBehind = false
    for (const range of ranges) {
      if (isBehind) sum += range.buffered
      else range.buffered = 0
      if (range.isOpen) isBehind = true
    }
    return sum
  }
  const sendable = (): Range[] => {
    const open = ranges.filter(({ isOpen }) => isOpen).slice(0, slots)
    if (!isOrdered) return open
    const lefts = splitter.lefts(open)
    let held = kept()
    return open.filter((_, index) => {
      const mayGoOn = index === 0 || held < window
      if (index > 0) held += Math.max(1, lefts[index])
      return mayGoOn
    })
  }
  const arrive = (range: Range) => {
    const page = keys.slice(range.at, range.at + pageSize)
    const end = range.hi === undefined ? page.length : indexAfter(page, range.hi)
    range.pages++
    requests++
    listed += end
    if (isOrdered && end > 0) range.buffered++
    if (end === 0) wasted++
    range.at += end
    if (end > 0) range.cursor = page[end - 1]
    if (end < page.length || range.at >= keys.length || range.cursor === range.hi) range.isOpen = false
    const sample = sampleOf(page)
    sortsByBytes ||= orderShown([{ name: 'Contents', items: sample, keys: sample }]) === 'bytes'
    if (!sortsByBytes) probe.saw(sample)
    const own = end - range.known
    range.known = 0
    splitter.arrived(range, { keys: sample, sortsByBytes, isWasted: end === 0, size: page.length, own })
    if (requests > 1 || !range.isOpen) return
    // The second page of the listing begins with the last key of the first.
    range.at--
    range.known = 1
    listed--
  }
  /** How many requests are sent to find out the order of the keys. */
  const ask = () => {
    if (sortsByBytes || probe.start === undefined || !splitter.spend(ranges)) return 0
    question = probe.start
    probe.ask()
    requests++
    wasted++
    return 1
  }
  const answer = () => {
    if (question === undefined) return
    if (probe.showsBytes(question, keys[indexAfter(keys, question)])) {
      sortsByBytes = true
      splitter.sortsByBytes()
    }
    question = undefined
  }
  const divide = () => {
    const sent = sendable().length + (question === undefined ? 0 : 1)
    const room = isOrdered ? window - kept() - sent : slots
    const idle = Math.min(slots - sent, room)
    if (idle <= 0) return
    for (const { range: id, points } of splitter.points(ranges, idle - ask())) {
      for (const point of [...points].reverse()) {
        const index = ranges.findIndex((range) => range.id === id)
        const range = ranges[index]
        if (range.cursor === undefined || compareUtf8(point, range.cursor) <= 0) throw new Error(point)
        if (range.hi !== undefined && compareUtf8(point, range.hi) >= 0) throw new Error(point)
        ranges.splice(index + 1, 0, newRange(count++, indexAfter(keys, point), { lo: point, hi: range.hi }))
        range.hi = point
        tried.push(point)
      }
    }
  }
  while (ranges.some(({ isOpen }) => isOpen)) {
    const sent = sendable()
    inFlight.push(sent.length)
    const asked = question
    const some = random ? sent.filter(() => random() < 0.3) : sent
    for (const range of some.length > 0 ? some : sent.slice(-1)) {
      arrive(range)
      divide()
    }
    if (asked !== undefined) answer()
    divide()
  }
  const chain = Math.max(1, Math.ceil(keys.length / pageSize))
  return {
    speed: chain / inFlight.length,
    requests,
    extra: requests / chain - 1,
    extraRequests: requests - chain,
    wasted,
    ranges: count,
    inFlight,
    points: tried,
    isWhole: listed === keys.length,
  }
}

function newRange(id: number, at: number, { lo, hi }: Pick<Range, 'lo' | 'hi'>): Range {
  return { id, lo, isTry: id > 0, hi, cursor: undefined, at, pages: 0, known: 0, buffered: 0, isOpen: true }
}

/** The index of the first key behind `key`. */
function indexAfter(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareUtf8(keys[middle], key) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
