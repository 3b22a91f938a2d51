import {
  type AcrossOptions,
  type FleetAccount,
  type FleetTargets,
  interleave,
  type Job,
  needsRegion,
  openFleet,
  runJobs,
} from '../../../fleet/index.js'
import type { OperationModel } from '../../../models/index.js'
import { referenceOf } from '../../options/index.js'
import type { EndedTarget } from './report-targets.js'

const usualConcurrency = 32

interface Calls {
  readonly operation: OperationModel
  readonly input: Readonly<Record<string, unknown>>
  readonly targets: FleetTargets
  readonly across: AcrossOptions
}

/** What one target answered. */
interface Answer {
  readonly account: string
  readonly region: string
  readonly page: object
}

/** Calls an operation that has no pages once in every target, as `across` lists one that has. */
export class CallsEverywhere implements AsyncIterable<Answer> {
  readonly receipts: EndedTarget[] = []

  constructor(private readonly calls: Calls) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<Answer, void> {
    const { operation, targets, across } = this.calls
    const { concurrency = usualConcurrency, failFast, signal, client } = across
    const fleet = openFleet(targets, { client, signal, isRegional: needsRegion(operation) })
    const jobs = interleave(this.#groups(fleet.accounts()), concurrency)
    const run = runJobs(jobs, { concurrency, failFast, signal, onStop: () => fleet.close() })
    try {
      for await (const event of run) {
        const { job } = event
        if (event.kind === 'value') yield { ...nameOf(job), page: Object(event.value) }
        if (event.kind !== 'ended') continue
        const { outcome, error } = event
        this.receipts.push({ ...nameOf(job), outcome, error, note: job.region.note })
      }
    } finally {
      for (const job of run.unended) this.receipts.push({ ...nameOf(job), outcome: 'aborted' })
    }
  }

  async *#groups(accounts: AsyncIterable<FleetAccount>): AsyncGenerator<Iterable<Job>, void> {
    const { operation, input } = this.calls
    const { service, name } = operation
    const reference = referenceOf(service)
    for await (const account of accounts)
      yield account
        .regionsOf(operation)
        .map((region) => ({ account, region, service: reference, operation: name, input }))
  }
}

function nameOf({ account, region }: Job): { readonly account: string; readonly region: string } {
  return { account: account.id, region: region.name }
}
