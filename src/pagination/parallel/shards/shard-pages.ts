import { platform } from '../../../platform/index.js'
import type { PageSender, SentPage } from '../../plan/index.js'
import { setNextShardPlace } from '../../rule/index.js'
import { type OpenIterator, type Options, type Reading, ShardIterators } from './shard-iterators.js'
import { shardPageOf } from './shard-page-input.js'
import { placeAfter, type ShardPlace } from './shard-place.js'
import { bytesOf, isSince, recordsOf, sequenceOf } from './shard-records.js'
import type { Stream } from './stream.js'

type Structure = Record<string, unknown>

/** What is known of a page besides what it says. */
export interface ShardPage {
  /** The place where it starts. */
  readonly place: ShardPlace
  /** When it was requested, and how many bytes of records it has. */
  readonly sentAt: number
  readonly bytes: number
  /** The service no longer keeps the shard, and did not send this page. */
  readonly isGone: boolean
}

/**
 * Sends the requests of all shards of a stream. A page is asked for by its place, and gets an iterator: the one that came
 * with the page before it, as long as the service accepts that, else a new one.
 */
export class ShardPages {
  readonly sender: PageSender<Structure, object>
  readonly #pages = new WeakMap<object, ShardPage>()

  constructor(stream: Stream) {
    const note = (page: object, known: ShardPage) => {
      this.#pages.set(page, known)
    }
    const startLoop = () => {
      const reader = new ShardReader(stream, note)
      return (input: Structure, options: Options) => reader.read(input, options)
    }
    this.sender = { ...stream.plan.sender, startLoop }
  }

  of(page: object): ShardPage | undefined {
    return this.#pages.get(page)
  }
}

/** Reads one shard, page by page. */
class ShardReader {
  readonly #send: ReturnType<PageSender<Structure, object>['startLoop']>
  readonly #iterators: ShardIterators

  constructor(
    private readonly stream: Stream,
    private readonly note: (page: object, known: ShardPage) => void,
  ) {
    this.#send = stream.plan.sender.startLoop()
    this.#iterators = new ShardIterators(stream)
  }

  async read(input: Structure, options: Options): Promise<SentPage<object>> {
    const reading: Reading = { ...shardPageOf(input), isTrimmed: false, others: 0 }
    for (let failures = 0; ; ) {
      const open = await this.#iterators.open(reading, options)
      if (!open) return this.#gone(reading)
      const sentAt = platform.elapsed()
      try {
        const sent = await this.#send(this.#inputOf(reading, open), options)
        const page = this.#finish(reading, open, { page: sent.page, sentAt })
        if (page) return { page, effort: { ...sent.effort, others: reading.others } }
        reading.others += sent.effort.attempts
      } catch (error) {
        const verdict = this.#iterators.judge(error, reading)
        if (verdict === 'gone') return this.#gone(reading)
        if (verdict === 'error' || ++failures > 2) throw error
      }
    }
  }

  /** Only the members that the operation has; the others find the shard. */
  #inputOf({ rest }: Reading, { iterator }: OpenIterator): Structure {
    const { inputMembers, inputTokens } = this.stream.rule
    const own = Object.entries(rest).filter(([name]) => inputMembers?.has(name))
    return {
      ...Object.fromEntries(own),
      ...Object.fromEntries(inputTokens.map(({ name }) => [name, iterator])),
    }
  }

  /** Completes a page; undefined if all its records were written before the time at which the shard starts. */
  #finish(
    { shard, place }: Reading,
    { since }: OpenIterator,
    { page, sentAt }: { readonly page: object; readonly sentAt: number },
  ): object | undefined {
    const { rule } = this.stream
    const listed = recordsOf(rule, page)
    const kept = since === undefined ? listed : listed.filter((record) => isSince(rule, record, since))
    const iterator: unknown = rule.outputTokens[0]?.(page)
    const hasNext = typeof iterator === 'string' && iterator !== ''
    const isPassedOver = kept.length === 0 && listed.length > 0 && hasNext
    const last = kept.at(-1)
    const nextPlace = last === undefined ? place : placeAfter(sequenceOf(rule, last))
    if (hasNext)
      this.#iterators.keep({ place: nextPlace, iterator, since: last === undefined ? since : undefined })
    if (isPassedOver) return undefined
    if (hasNext) setNextShardPlace(page, nextPlace)
    if (kept.length < listed.length && rule.primary) Reflect.set(page, rule.primary.name, kept)
    Reflect.set(page, rule.dividedBy.list.shard, shard)
    this.note(page, { place, sentAt, bytes: bytesOf(rule, listed), isGone: false })
    return page
  }

  /** The end of a shard of which nothing is kept. */
  #gone({ shard, place, others }: Reading): SentPage<object> {
    const { primary, dividedBy } = this.stream.rule
    const page = { ...(primary && { [primary.name]: [] }), [dividedBy.list.shard]: shard }
    this.note(page, { place, sentAt: platform.elapsed(), bytes: 0, isGone: true })
    return { page, effort: { attempts: 0, throttles: 0, others } }
  }
}
