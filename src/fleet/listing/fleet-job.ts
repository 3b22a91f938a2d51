import type { OperationModel } from '../../models/index.js'
import { endAtFailure, type PaginateOptions, readyItems } from '../../pagination/index.js'
import type { AnyPages, Job, JobLoop } from '../schedule/index.js'
import type { FleetAccount, TargetRegion } from '../targets/index.js'
import type { FleetCheckpoint } from './fleet-checkpoint.js'
import type { Delivery } from './listing-spec.js'
import type { TargetName } from './saved-targets.js'
import type { TargetReceipt } from './target-receipt.js'

/** What all jobs of a listing across a fleet have in common. */
export interface FleetJobSource {
  readonly operation: OperationModel
  readonly input: object | undefined
  readonly options: PaginateOptions
  readonly delivery: Delivery
  readonly checkpoint: FleetCheckpoint | undefined
}

/** Where a job lists. */
export interface FleetTarget {
  readonly account: FleetAccount
  readonly region: TargetRegion
}

/** The listing of one target. */
export interface FleetJob extends Job, FleetTarget {
  readonly name: TargetName
  /** What it has done so far. */
  readonly counts: Pick<TargetReceipt, 'pages' | 'items' | 'requests'>
  /** Notes in the target's checkpoint that everything delivered so far is finished with. */
  save(): Promise<void>
}

export function fleetJob(source: FleetJobSource, target: FleetTarget): FleetJob {
  const { operation, input, delivery, checkpoint } = source
  const name = { account: target.account.id, region: target.region.name }
  const { account, region } = target
  const listed = { ...name, config: { ...account.config, region: region.clientRegion } }
  const notes = new Notes()
  let pages: AnyPages | undefined
  return {
    ...target,
    name,
    service: operation.service.name,
    operation: operation.name,
    input: input as Record<string, unknown> | undefined,
    options: checkpoint
      ? { ...source.options, checkpoint: checkpoint.optionOf(name, () => notes.note()) }
      : source.options,
    open: (opened) => {
      pages = opened
      const loop = delivery.open(opened, listed)[Symbol.asyncIterator]()
      endAtFailure(loop)
      return checkpoint ? notes.watch(loop) : loop
    },
    // Saved now, and not when the next page of any target arrives, which may take a while.
    settled: async () => {
      await notes.noted
      await checkpoint?.saveIfDue()
    },
    get counts() {
      const { pages: delivered = 0, items = 0, requests = 0 } = pages?.receipt ?? {}
      return { pages: delivered, items, requests, ...checkpoint?.countsOf(name) }
    },
    save: async () => pages?.save(),
  }
}

/** Tells when a loop's checkpoint has noted what was delivered: right after the loop was asked for more. */
class Notes {
  /** Called by the checkpoint. */
  note = () => {}
  noted: Promise<void> = Promise.resolve()

  watch(loop: AsyncIterator<unknown, undefined>): JobLoop {
    return {
      get ready() {
        return readyItems(loop)
      },
      next: () => {
        this.noted = new Promise((resolve) => {
          this.note = resolve
        })
        const step = loop.next()
        // Nothing has to be noted before the first page.
        step.then(this.note, this.note)
        return step
      },
      return: async () => (await loop.return?.()) ?? { done: true, value: undefined },
    }
  }
}
