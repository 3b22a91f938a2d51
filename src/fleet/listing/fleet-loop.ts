import { NextTokenError, PaginationError } from '../../errors/index.js'
import { Serial, timeLeft } from '../../pagination/index.js'
import { interleave, type JobEnd, type JobRun, runJobs } from '../schedule/index.js'
import { type FleetAccount, needsRegion, openFleet } from '../targets/index.js'
import { anySignal } from './any-signal.js'
import { checkListing } from './check-listing.js'
import { FleetCheckpoint } from './fleet-checkpoint.js'
import { type FleetJob, type FleetJobSource, type FleetTarget, fleetJob } from './fleet-job.js'
import type { LoopSpec } from './listing-spec.js'
import { Receipts } from './receipts.js'
import type { TargetReceipt } from './target-receipt.js'

const done = { done: true, value: undefined } as const

/** Accounts whose jobs are interleaved, for each target that is listed at once. */
const accountsForEach = 1

/** One loop over one operation in all regions of all accounts. */
export class FleetLoop implements AsyncIterableIterator<object, undefined> {
  readonly #spec: LoopSpec
  readonly #source: FleetJobSource
  readonly #receipts: Receipts
  readonly #serial = new Serial()
  readonly #timeLeft: (() => number) | undefined
  readonly #signal: AbortSignal | undefined
  #run: JobRun<FleetJob> | undefined
  /** Whether the checkpoint was loaded; undefined before that is tried. */
  #loaded: Promise<boolean> | undefined
  /** The job whose value was delivered last. */
  #current: FleetJob | undefined
  #isOver = false

  /** @throws NextTokenError with every problem of the targets, the operation and the options. */
  constructor(spec: LoopSpec) {
    const operation = checkListing(spec)
    const { checkpoint, deadline, signal, ...options } = spec.options ?? {}
    this.#spec = spec
    this.#timeLeft = timeLeft(deadline)
    this.#signal = anySignal(spec.across.signal, signal)
    this.#receipts = new Receipts(operation)
    this.#source = {
      operation,
      input: spec.input,
      options: { ...options, deadline: this.#timeLeft },
      delivery: spec.delivery,
      checkpoint:
        checkpoint === undefined
          ? undefined
          : new FleetCheckpoint(checkpoint, { operation, input: { ...spec.input } }),
    }
  }

  get receipts(): readonly TargetReceipt[] {
    return this.#receipts.all
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<object, undefined>> {
    return this.#serial.run(() => this.#next())
  }

  /** Ends all listings. What was delivered last does not count as finished. */
  async return(): Promise<IteratorResult<object, undefined>> {
    if (this.#isOver || !this.#run) {
      this.#isOver = true
      return done
    }
    this.#isOver = true
    await this.#run.return()
    this.#receipts.endOthers('aborted')
    await this.#source.checkpoint?.saveAtEnd()
    return done
  }

  /**
   * Saves the checkpoint: everything that was delivered counts as finished. Unless the checkpoint was loaded, nothing was
   * delivered, and what it has must stay.
   */
  async save(): Promise<void> {
    const { checkpoint, operation } = this.#source
    if (!checkpoint) {
      const problem = 'there is no checkpoint to save: pass the option checkpoint'
      throw new PaginationError(problem, operation.errorContext)
    }
    if (!(await this.#loaded)) return
    await this.#current?.save()
    await checkpoint.save()
  }

  async #next(): Promise<IteratorResult<object, undefined>> {
    if (this.#isOver) return done
    const { checkpoint } = this.#source
    try {
      this.#run ??= await this.#start()
      if (this.#isOver) {
        await this.#run.return()
        return done
      }
      // The caller is finished with what it got, and the listing that gave it is about to be ended.
      if (this.#run.hasFailed) await this.#finishCurrent()
      // From here on, it is finished with.
      this.#current = undefined
      for (;;) {
        const { done: isOver, value: event } = await this.#run.next()
        if (isOver) return await this.#end()
        if (event.kind === 'started') this.#receipts.begin(event.job)
        else if (event.kind === 'ended') await this.#ended(event)
        else {
          await checkpoint?.saveIfDue()
          return { done: false, value: this.#tagged(event.job, event.value) }
        }
      }
    } catch (error) {
      throw await this.#fail(error)
    }
  }

  async #start(): Promise<JobRun<FleetJob>> {
    const { targets, across } = this.#spec
    const { checkpoint, operation } = this.#source
    const ends = { signal: this.#signal, timeLeft: this.#timeLeft }
    const isRegional = needsRegion(operation)
    const fleet = openFleet(targets, { client: across.client, isRegional, ...ends })
    const loading = checkpoint?.load()
    this.#loaded = loading?.then(
      () => true,
      () => false,
    )
    await loading
    await checkpoint?.checkWritable()
    const { concurrency = 32, failFast } = across
    const groups = this.#groups(fleet.accounts())
    return runJobs(interleave(groups, concurrency * accountsForEach), {
      concurrency,
      failFast,
      signal: this.#signal,
      onStop: () => {
        checkpoint?.freeze(this.#current?.name)
        fleet.close()
      },
    })
  }

  /** The jobs of each account. An account is opened when there is room for its jobs. */
  async *#groups(accounts: AsyncIterable<FleetAccount>): AsyncGenerator<Iterable<FleetJob>, void> {
    for await (const account of accounts) yield this.#jobsOf(account)
  }

  *#jobsOf(account: FleetAccount): Generator<FleetJob, void> {
    const regions = account.regionsOf(this.#source.operation)
    for (const region of regions) {
      const job = this.#jobFor({ account, region })
      if (job) yield job
    }
  }

  /** undefined for a target that is complete, or for which there is no time left. */
  #jobFor(target: FleetTarget): FleetJob | undefined {
    const name = { account: target.account.id, region: target.region.name }
    const saved = this.#source.checkpoint?.doneOf(name)
    const before = this.#source.checkpoint?.countsOf(name)
    const maxItems = this.#itemsLeft(before?.items)
    const isLimited = maxItems !== undefined && maxItems <= 0
    if (saved) this.#receipts.add(target, 'complete', saved)
    else if (isLimited) this.#receipts.add(target, 'limit', before)
    else if (this.#isOverdue) this.#receipts.add(target, 'deadline')
    if (saved || isLimited || this.#isOverdue) return undefined
    const source = this.#source
    const listed = before && maxItems ? { ...source, options: { ...source.options, maxItems } } : source
    const job = fleetJob(listed, target)
    this.#receipts.open(job)
    return job
  }

  /** How many items a target may still give; undefined if any number. */
  #itemsLeft(before = 0): number | undefined {
    const { maxItems } = this.#source.options
    return maxItems === undefined || !this.#spec.limitsAllRuns ? maxItems : maxItems - before
  }

  get #isOverdue(): boolean {
    return this.#timeLeft !== undefined && this.#timeLeft() <= 0
  }

  #tagged(job: FleetJob, value: unknown): object {
    this.#current = job
    const { account, region } = job.name
    return { account, region, [this.#spec.delivery.name]: value }
  }

  async #ended(event: JobEnd<FleetJob>): Promise<void> {
    const { checkpoint } = this.#source
    if (event.outcome === 'complete') checkpoint?.finish(event.job.name)
    this.#receipts.end(event)
    await checkpoint?.saveIfQuiet()
  }

  async #finishCurrent(): Promise<void> {
    if (this.#source.checkpoint) await this.#current?.save()
  }

  async #end(): Promise<IteratorResult<object, undefined>> {
    this.#isOver = true
    await this.#source.checkpoint?.saveAtEnd()
    return done
  }

  /** Saves what was finished before the error, and says where it happened. */
  async #fail(error: unknown): Promise<unknown> {
    this.#isOver = true
    const failed = this.#receipts.all.find((receipt) => receipt.error === error)
    this.#receipts.endOthers('aborted')
    if (this.#run) await this.#source.checkpoint?.saveAtEnd()
    return failed ? inTarget(error, failed) : error
  }
}

/** An error of a target, with the account and the region in its message. */
function inTarget(error: unknown, { account, region, service, operation }: TargetReceipt): unknown {
  if (!(error instanceof NextTokenError)) return error
  const problem = `account ${account}, region ${region}: ${error.message}`
  return new NextTokenError(error.code, problem, { service, operation, cause: error })
}
