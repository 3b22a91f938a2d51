import { AbortError } from '../../errors/index.js'
import { Serial } from '../../pagination/index.js'
import { ClientPool } from './client-pool.js'
import type { Job, JobEnd, JobEvent, RunOptions } from './job.js'
import { JobQueue } from './job-queue.js'
import { isFailure } from './outcome-of.js'
import { RunningJob } from './running-job.js'
import { Slots } from './slots.js'

const done = { done: true, value: undefined } as const

/** How many jobs are read ahead, at least and for each place at work: among them the next one is chosen. */
const [leastAhead, aheadForEach] = [128, 4]
/** How many events are kept for each place at work before no more jobs are begun. */
const eventsForEach = 4
const defaultConcurrency = 32

/**
 * Runs jobs, and delivers what they give as it comes: `concurrency` of them at work, chosen so that no API has many while
 * others have none. A job requests its next page when its last value is finished with, which the caller says by asking for
 * the next event. So memory does not grow with the number of jobs or with the patience of the caller.
 *
 * A job that fails ends with an event, and the others go on.
 *
 * @throws what `jobs` throws; AbortError if the signal was aborted; with `failFast`, the error of the first job that
 * failed, after its event.
 */
export function runJobs<J extends Job>(
  jobs: AsyncIterable<J> | Iterable<J>,
  options: RunOptions = {},
): JobRun<J> {
  return new JobRun(jobs, options)
}

/** The run of jobs: an iterator over what happens to them. */
export class JobRun<J extends Job> implements AsyncIterableIterator<JobEvent<J>, undefined> {
  readonly #source: AsyncIterator<J> | Iterator<J>
  readonly #concurrency: number
  readonly #failFast: boolean
  readonly #signal: AbortSignal | undefined
  readonly #onStop: (() => void) | undefined
  readonly #slots: Slots
  readonly #pool = new ClientPool()
  readonly #queue = new JobQueue<J>()
  readonly #active = new Set<RunningJob<J>>()
  /** Jobs that were begun, and whose end was not delivered yet. */
  readonly #open = new Set<J>()
  readonly #arrived: Arrival<J>[] = []
  readonly #serial = new Serial()
  /** The job whose value was delivered last: the caller is not finished with it yet. */
  #current: RunningJob<J> | undefined
  #isReading = false
  /** True while the first jobs are read, so that there is a choice among them. */
  #isGathering = false
  #isSourceOver = false
  /** What ends the run. */
  #failure: { readonly error: unknown } | undefined
  #isOver = false
  #wake = () => {}

  constructor(jobs: AsyncIterable<J> | Iterable<J>, { concurrency, failFast, signal, onStop }: RunOptions) {
    this.#source = Symbol.asyncIterator in jobs ? jobs[Symbol.asyncIterator]() : jobs[Symbol.iterator]()
    this.#concurrency = concurrency ?? defaultConcurrency
    this.#failFast = failFast ?? false
    this.#signal = signal
    this.#onStop = onStop
    this.#slots = new Slots(this.#concurrency, () => this.#begin())
    signal?.addEventListener('abort', this.#abort)
    if (signal?.aborted) this.#abort()
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<JobEvent<J>, undefined>> {
    return this.#serial.run(() => this.#next())
  }

  /** True if the next call of `next()` throws. */
  get hasFailed(): boolean {
    return this.#failure !== undefined
  }

  /** The jobs that were begun, and whose end was not delivered: once the run has ended, those that it cut short. */
  get unended(): readonly J[] {
    return [...this.#open]
  }

  /** Ends all jobs. Their requests are aborted. */
  async return(): Promise<IteratorResult<JobEvent<J>, undefined>> {
    await this.#close()
    return done
  }

  async #next(): Promise<IteratorResult<JobEvent<J>, undefined>> {
    if (this.#isOver) return done
    const current = this.#current
    if (current && !this.#failure) {
      if (current.isReady) {
        const step = await current.next()
        if (this.#isOver) return done
        if ('kind' in step) this.#forget(current)
        return this.#deliver({ running: current, event: eventOf(current.job, step) })
      }
      this.#current = undefined
      this.#advance(current)
      await current.job.settled?.()
    }
    return this.#nextArrival()
  }

  async #nextArrival(): Promise<IteratorResult<JobEvent<J>, undefined>> {
    for (;;) {
      if (this.#isOver) return done
      if (this.#failure) {
        await this.#close()
        throw this.#failure.error
      }
      const arrival = this.#arrived.shift()
      if (arrival) return this.#deliver(arrival)
      this.#begin()
      if (this.#isSourceOver && this.#queue.size === 0 && this.#active.size === 0) {
        if (this.#arrived.length > 0) continue
        await this.#close()
        return done
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        if (this.#arrived.length > 0 || this.#failure || this.#isOver) resolve()
      })
    }
  }

  #deliver({ running, event }: Arrival<J>): IteratorResult<JobEvent<J>, undefined> {
    if (event.kind === 'value') this.#current = running
    if (event.kind === 'ended') {
      this.#current = undefined
      this.#open.delete(event.job)
      if (this.#failFast && isFailure(event.outcome)) this.#failure ??= { error: event.error }
    }
    this.#begin()
    return { done: false, value: event }
  }

  /** Begins jobs while there are places, and reads ahead. */
  #begin(): void {
    this.#beginRead()
    void this.#readAhead()
  }

  /** Begins jobs that were read. Events that nobody asked for are kept, so none is begun while there are many. */
  #beginRead(): void {
    while (this.#mayBegin) {
      const job = this.#queue.take()
      if (!job) break
      const running = new RunningJob(job, this.#pool, this.#slots.open())
      this.#active.add(running)
      this.#open.add(job)
      this.#arrive({ running, event: { kind: 'started', job } })
      this.#advance(running)
    }
    this.#wake()
  }

  get #mayBegin(): boolean {
    const isFull = this.#arrived.length >= this.#concurrency * eventsForEach
    return !this.#isStopped && !this.#isGathering && !isFull && this.#slots.hasFree
  }

  get #isStopped(): boolean {
    return this.#isOver || this.#failure !== undefined
  }

  get #wantsMore(): boolean {
    const isFull = this.#queue.size >= Math.max(leastAhead, this.#concurrency * aheadForEach)
    return !this.#isStopped && !this.#isSourceOver && !isFull
  }

  async #readAhead(): Promise<void> {
    if (this.#isReading || !this.#wantsMore) return
    this.#isReading = true
    this.#gather()
    try {
      while (this.#wantsMore) {
        const next = await this.#source.next()
        if (next.done) this.#isSourceOver = true
        else if (!this.#isStopped) this.#add(next.value)
      }
    } catch (error) {
      this.#failure ??= { error }
    }
    this.#isReading = false
    this.#isGathering = false
    this.#beginRead()
    if (this.#slots.hasFree) void this.#readAhead()
  }

  /** Jobs that the source has at once are read before one is chosen; others are not waited for. */
  #gather(): void {
    if (this.#queue.size > 0) return
    this.#isGathering = true
    setImmediate(() => {
      this.#isGathering = false
      this.#beginRead()
    })
  }

  #add(job: J): void {
    this.#pool.announce(job)
    this.#queue.add(job)
    this.#beginRead()
  }

  #advance(running: RunningJob<J>): void {
    void running.next().then((step) => {
      if (this.#isOver) return
      if ('kind' in step) this.#forget(running)
      this.#arrive({ running, event: eventOf(running.job, step) })
    })
  }

  #forget(running: RunningJob<J>): void {
    if (this.#active.delete(running)) this.#queue.end(running.job)
  }

  #arrive(arrival: Arrival<J>): void {
    this.#arrived.push(arrival)
    this.#wake()
  }

  readonly #abort = () => {
    const cause = this.#signal?.reason
    this.#failure ??= { error: new AbortError('the signal was aborted', { cause }) }
    this.#wake()
  }

  async #close(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#signal?.removeEventListener('abort', this.#abort)
    this.#onStop?.()
    const stopped = [...this.#active].map((running) => running.stop())
    this.#active.clear()
    this.#arrived.length = 0
    this.#pool.close()
    this.#wake()
    // A source that is at work, such as a page of accounts on its way, ends when it is.
    void Promise.resolve(this.#source.return?.()).catch(() => {})
    await Promise.all(stopped)
  }
}

/** Something that happened and was not delivered yet. */
interface Arrival<J extends Job> {
  readonly running: RunningJob<J>
  readonly event: JobEvent<J>
}

function eventOf<J extends Job>(job: J, step: { readonly value: unknown } | JobEnd<J>): JobEvent<J> {
  return 'kind' in step ? step : { kind: 'value', job, value: step.value }
}
