import type { SendPage } from '../../plan/index.js'
import { isRefusedToken } from '../../recovery/index.js'
import { readPlace, type ShardPlace } from './shard-place.js'
import type { Stream } from './stream.js'

type Structure = Record<string, unknown>
export type Options = Parameters<SendPage<Structure, object>>[1]

/** One page that is being read, from the caller's request to its end. */
export interface Reading {
  readonly shard: string
  /** Where the shard starts. */
  readonly start: ShardPlace
  /** Where the page starts. */
  place: ShardPlace
  /** The caller's input. */
  readonly rest: Readonly<Structure>
  /** True once the service said that it no longer keeps what is at the place: the shard goes on with what is left. */
  isTrimmed: boolean
  /** Requests that were sent besides the one that returned the page. */
  others: number
}

/** An iterator that reads at a place. */
export interface OpenIterator {
  readonly place: ShardPlace
  readonly iterator: string
  /** Records before this time are passed over, because no iterator starts there. */
  readonly since: number | undefined
}

/** The iterators of one shard. One is kept: that for the place where its last page ended. */
export class ShardIterators {
  #kept: OpenIterator | undefined
  readonly #send: SendPage<Structure, object> | undefined

  constructor(private readonly stream: Stream) {
    const { plan, rule } = stream
    this.#send = plan.sender.other?.(rule.dividedBy.iterator.operation).sender.startLoop()
  }

  keep(open: OpenIterator): void {
    this.#kept = open
  }

  /** An iterator for a page; undefined if the service no longer keeps the shard. */
  async open(reading: Reading, options: Options): Promise<OpenIterator | undefined> {
    const { place } = reading
    if (this.#kept?.place === place) return this.#kept
    const { input, since } = this.#request(reading)
    try {
      const answer = await this.#send?.(input, options)
      reading.others += answer?.effort.attempts ?? 0
      const iterator: unknown = answer && Reflect.get(answer.page, this.stream.rule.dividedBy.iterator.output)
      if (typeof iterator !== 'string') return undefined
      this.#kept = { place, iterator, since }
      return this.#kept
    } catch (error) {
      const verdict = this.judge(error, reading)
      if (verdict === 'gone') return undefined
      if (verdict !== 'trimmed') throw error
      return this.open(reading, options)
    }
  }

  /** What a failure means for the shard. `again`: another iterator may succeed. */
  judge(error: unknown, reading: Reading): 'gone' | 'trimmed' | 'again' | 'error' {
    const { plan, rule } = this.stream
    const failure = plan.sender.readFailure(error)
    const { gone, trimmed } = rule.dividedBy
    if (gone.includes(failure.code)) {
      reading.others += failure.attempts
      return 'gone'
    }
    if (trimmed.includes(failure.code) && !reading.isTrimmed) {
      reading.isTrimmed = true
      this.#drop(reading, failure.attempts)
      return 'trimmed'
    }
    if (!isRefusedToken(rule, failure)) return 'error'
    this.#drop(reading, failure.attempts)
    return 'again'
  }

  /** Another iterator at LATEST would lose what was written since the first one. */
  #drop(reading: Reading, attempts: number): void {
    reading.others += attempts
    this.#kept = undefined
    if (reading.place === 'LATEST') reading.place = reading.start
  }

  #request({ shard, place, rest, isTrimmed }: Reading): {
    readonly input: Structure
    readonly since: number | undefined
  } {
    const { stream, iterator } = this.stream.rule.dividedBy
    const { type = 'TRIM_HORIZON', sequence, time } = readPlace(place) ?? {}
    const since = iterator.time === undefined ? time?.getTime() : undefined
    const isFromStart = isTrimmed || since !== undefined
    const input: Structure = { [iterator.shard]: shard, [iterator.type]: isFromStart ? 'TRIM_HORIZON' : type }
    for (const name of stream) if (rest[name] !== undefined) input[name] = rest[name]
    if (!isFromStart && sequence !== undefined) input[iterator.sequence] = sequence
    if (!isFromStart && time && iterator.time !== undefined) input[iterator.time] = time
    return { input, since }
  }
}
