import type { OperationModel } from '../../models/index.js'
import type { JobEnd, TargetOutcome } from '../schedule/index.js'
import type { FleetJob, FleetTarget } from './fleet-job.js'
import type { Counts } from './fleet-state.js'
import type { TargetReceipt } from './target-receipt.js'

/** The receipts of one loop, in the order in which its targets were found. */
export class Receipts {
  readonly #receipts: TargetReceipt[] = []
  /** Jobs that have not ended, with the numbers of their receipts. */
  readonly #open = new Map<FleetJob, number>()

  constructor(private readonly operation: OperationModel) {}

  get all(): readonly TargetReceipt[] {
    for (const [job, number] of this.#open) this.#change(number, job.counts)
    return [...this.#receipts]
  }

  /** Adds a target that needs no job. */
  add({ account, region }: FleetTarget, outcome: TargetReceipt['outcome'], counts?: Counts): void {
    const { service, name } = this.operation
    this.#receipts.push({
      account: account.id,
      ...(account.profile !== undefined && { profile: account.profile }),
      region: region.name,
      service: service.name,
      operation: name,
      outcome,
      pages: counts?.pages ?? 0,
      items: counts?.items ?? 0,
      requests: 0,
      ...(region.note !== undefined && { note: region.note }),
    })
  }

  open(job: FleetJob): void {
    this.#open.set(job, this.#receipts.length)
    this.add(job, 'waiting')
  }

  begin(job: FleetJob): void {
    const number = this.#open.get(job)
    if (number !== undefined) this.#change(number, { outcome: 'running' })
  }

  end({ job, outcome, error }: JobEnd<FleetJob>): void {
    const number = this.#open.get(job)
    if (number === undefined) return
    this.#change(number, { ...job.counts, outcome, ...(error && { error }) })
    this.#open.delete(job)
  }

  /** Ends those that have not ended. */
  endOthers(outcome: TargetOutcome): void {
    for (const [job, number] of this.#open) this.#change(number, { ...job.counts, outcome })
    this.#open.clear()
  }

  #change(number: number, change: Partial<TargetReceipt>): void {
    const before = this.#receipts[number]
    if (before) this.#receipts[number] = { ...before, ...change }
  }
}
