import { AwsClient } from '../../client/index.js'
import { findOperation, loadModel } from '../../models/index.js'
import { patientPace } from '../../pace/index.js'
import { type Receipt, readyItems } from '../../pagination/index.js'
import { isError } from '../../values/index.js'
import { callOnce } from './call-once.js'
import type { ClientPool } from './client-pool.js'
import type { Job, JobEnd, JobLoop, TargetOutcome } from './job.js'
import { outcomeOf } from './outcome-of.js'
import type { JobSlot } from './slots.js'

/** An opened listing. */
interface Opened {
  readonly loop: JobLoop
  receipt(): Receipt
}

/** What a job gave when it was asked for more. */
export type Step<J extends Job> = { readonly value: unknown } | JobEnd<J>

/** A job at work: it has a client, a place, and the loop over its listing. */
export class RunningJob<J extends Job> {
  #opened: Opened | undefined
  #hasClient = false

  constructor(
    readonly job: J,
    private readonly pool: ClientPool,
    private readonly slot: JobSlot,
  ) {}

  /** True if the next value needs no request. */
  get isReady(): boolean {
    const loop = this.#opened?.loop
    return loop !== undefined && (loop.ready ?? readyItems(loop)) > 0
  }

  /** Asks for the next value. Never rejects. */
  async next(): Promise<Step<J>> {
    try {
      this.#opened ??= this.#open()
      const { done, value } = await this.#opened.loop.next()
      if (!done) return { value }
      return this.#end(this.#outcome(this.#opened.receipt()))
    } catch (error) {
      return this.#end(outcomeOf(error, this.job.region), asError(error))
    }
  }

  /** Ends the job in the middle. Never rejects: what its loop throws then concerns nobody any more. */
  async stop(): Promise<void> {
    const left = this.#opened?.loop.return?.()
    this.#end('aborted')
    await left?.catch(() => {})
  }

  #open(): Opened {
    const { account, region, service, operation: name, input, options, open } = this.job
    const problem = account.problem ?? region.problem
    if (problem) throw problem
    const client = this.pool.take(this.job)
    this.#hasClient = true
    const operation = findOperation(loadModel(service), name)
    if (!operation.paginationRule) return callOnce(client, { operation, input, signal: options?.signal })
    const paginator = AwsClient.paginatorAtPace(client, name, (pace) => patientPace(pace, this.slot))
    const pages = paginator.paginate(input, options)
    const loop = open ? open(pages) : pages[Symbol.asyncIterator]()
    return { loop, receipt: () => pages.receipt }
  }

  #outcome({ outcome }: Receipt): TargetOutcome {
    return outcome === 'complete' || outcome === 'limit' || outcome === 'deadline' ? outcome : 'aborted'
  }

  #end(outcome: TargetOutcome, error?: Error): JobEnd<J> {
    const receipt = this.#opened?.receipt()
    if (this.#hasClient) this.pool.release(this.job)
    else this.pool.withdraw(this.job)
    this.slot.close()
    return { kind: 'ended', job: this.job, outcome, error, receipt }
  }
}

function asError(thrown: unknown): Error {
  return isError(thrown) ? thrown : new Error(String(thrown))
}
