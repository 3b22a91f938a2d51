import type { DividedByTimes } from '../../../models/index.js'
import { type CompiledRule, readTime, withValue, writeTime } from '../../../pagination/index.js'
import { getMember } from '../../../values/index.js'
import type { RunningOperation } from '../contract/index.js'
import { type Pages, paginate } from './paginate.js'
import { SeenItems } from './seen-items.js'

/** Items may arrive later than others that are younger: they are looked for so far back. */
const lookBack = 10_000
const usualPause = 1000

/** A listing that is asked again and again from its last time. */
export class FollowedTimes {
  /** The listing of the latest round. */
  pages: Pages
  /** Items that were new, over all rounds. */
  items = 0
  /** Pages that had something new, over all rounds. */
  count = 0
  readonly #seen = new SeenItems()
  #latest = Number.NEGATIVE_INFINITY

  constructor(
    private readonly run: RunningOperation,
    private readonly rule: CompiledRule,
    private readonly facts: DividedByTimes,
  ) {
    this.pages = this.#listFrom(undefined)
  }

  /** The pages with what is new on them, until Ctrl-C. */
  async *[Symbol.asyncIterator](): AsyncGenerator<object, void> {
    for (;;) {
      for await (const page of this.pages) {
        const news = this.#newOn(page)
        if (news) yield news
      }
      await pause(this.run.command.own['poll-interval'] ?? usualPause, this.run.stop.abortSignal)
      const from = this.#latest - lookBack
      this.#seen.forgetBefore(from)
      this.pages = this.#listFrom(Number.isFinite(from) ? from : undefined)
    }
  }

  #listFrom(time: number | undefined): Pages {
    const { command } = this.run
    const { follow: _, 'poll-interval': __, ...own } = command.own
    const { start, unit } = this.facts
    const input =
      time === undefined ? command.input : { ...command.input, [start]: this.#startOf(time, start, unit) }
    return paginate({ ...this.run, command: { ...command, input, own } })
  }

  /** Never before the time that the user asked for. */
  #startOf(time: number, start: string, unit: DividedByTimes['unit']): Date | number {
    const asked = readTime(this.run.command.input[start], unit) ?? time
    return writeTime(Math.max(time, asked), unit)
  }

  #newOn(page: object): object | undefined {
    const { primary } = this.rule
    const items = primary?.read(page)
    if (!primary || !Array.isArray(items)) return page
    const news = items.filter((item: unknown) => {
      const time =
        readTime(this.facts.time.split('.').reduce(getMember, item), this.facts.unit) ?? this.#latest
      this.#latest = Math.max(this.#latest, time)
      return this.#seen.add(item, time)
    })
    if (news.length === 0) return undefined
    this.items += news.length
    this.count++
    return withValue(page, primary.path, news)
  }
}

/** Waits, unless the signal is aborted before. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end)
      resolve()
    }, milliseconds)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}
