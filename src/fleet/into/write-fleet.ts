import { describeColumns, pickColumns, withOrigin } from '../../columns/index.js'
import { PaginationError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import {
  checkIntoOptions,
  chosenItems,
  compiledRule,
  fingerprint,
  type IntoOptions,
  itemColumns,
  tableName,
} from '../../pagination/index.js'
import { platform } from '../../platform/index.js'
import { openSink, type Sink, type Table, type Written } from '../../sinks/index.js'
import { getMember } from '../../values/index.js'
import { checkListing, FleetLoop, type LoopSpec, type TargetReceipt } from '../listing/index.js'

/** What a listing across accounts and regions has written. */
export interface WrittenFleet extends Written {
  /** Number of the rows that an earlier run had written, which this one continued. */
  readonly resumed: number
  /**
   * `incomplete`: a target failed, or was denied; `receipts` says why, and the rows of the others were written. With
   * `failed`, not one target was listed to its end. With `failed` and `deadline`, the target of the rows is as it was,
   * and the rows so far are kept beside it; call `to` again to continue.
   */
  readonly outcome: 'complete' | 'incomplete' | 'failed' | 'deadline'
  readonly receipts: readonly TargetReceipt[]
}

/** Where the rows go. */
interface Into {
  readonly target: string | Sink
  readonly options: IntoOptions
  report(loop: FleetLoop): void
}

/**
 * Lists all targets into a target of rows. As for a single listing, the sink is the loop's checkpoint, so that a run that
 * was killed is continued without a row lost or twice.
 */
export async function writeFleet(
  listing: Omit<LoopSpec, 'delivery'>,
  { target, options, report }: Into,
): Promise<WrittenFleet> {
  const spec: LoopSpec = { ...listing, delivery: { name: 'page', open: (pages) => pages } }
  const operation = checkListing(spec)
  const rule = compiledRule(operation)
  checkIntoOptions(rule.context, options)
  if (spec.options?.checkpoint !== undefined) throw new PaginationError(ownCheckpoint, rule.context)
  const chosen = chosenItems(rule, { ...spec.input }, options.items)
  const countedKeys = spec.options?.countedKeys ?? chosen.keys.map((key) => key.name)
  const all = withOrigin(itemColumns(rule, chosen))
  const picked = options.columns ? pickColumns(all, options.columns) : all
  const table: Table = {
    name: options.table ?? tableName(rule.context),
    columns: picked,
    fingerprint: fingerprintOf(operation, { spec, options, columns: describeColumns(picked) }),
  }
  const sink = await openSink(target, options)
  try {
    const text = await sink.open(table)
    const store = { load: () => text, save: (next: string) => sink.commit(next) }
    const listed = { ...spec.options, countedKeys, checkpoint: store }
    const loop = new FleetLoop({ ...spec, options: listed, limitsAllRuns: true })
    report(loop)
    let rows = 0
    for await (const value of loop) {
      const { account, region, page } = value as { account: string; region: string; page: object }
      const items = chosen.source.extract(page).map((item) => ({ account, region, item }))
      await sink.write(items)
      rows += items.length
    }
    return await end(sink, loop.receipts, rows)
  } catch (error) {
    // The first error says why.
    await sink.abandon().catch(() => {})
    throw error
  }
}

const ownCheckpoint =
  'the option checkpoint cannot be combined with to(): the target keeps its own checkpoint, together with the rows. Leave the option out; to() continues an earlier run by itself'

async function end(sink: Sink, receipts: readonly TargetReceipt[], rows: number): Promise<WrittenFleet> {
  const isListed = ({ outcome }: TargetReceipt) => outcome === 'complete' || outcome === 'limit'
  const isCut = receipts.some(({ outcome }) => outcome === 'deadline')
  // Rows of an earlier run must not give way to nothing because all targets refuse the caller today.
  if (isCut || (receipts.length > 0 && !receipts.some(isListed))) {
    await sink.abandon()
    return { target: sink.target, rows, resumed: 0, outcome: isCut ? 'deadline' : 'failed', receipts }
  }
  const written = await sink.finish()
  const isComplete = receipts.every(isListed)
  const outcome = isComplete ? 'complete' : 'incomplete'
  return { ...written, resumed: written.rows - rows, outcome, receipts }
}

/** Everything that makes it the same listing with the same columns. Parameters and targets are hashed. */
function fingerprintOf(
  operation: OperationModel,
  {
    spec,
    options,
    columns,
  }: {
    readonly spec: LoopSpec
    readonly options: IntoOptions
    readonly columns: string
  },
): string {
  const given: Record<string, unknown> = { ...spec.input }
  const { [operation.paginationRule?.limitKey ?? '']: _, ...input } = given
  const { service, operation: name } = operation.errorContext
  const profile = getMember(spec.across.client, 'profile') ?? platform.env('AWS_PROFILE')
  const hashes = fingerprint({ input, targets: spec.targets, profile }, service)
  // With another limit, an earlier run may have listed more than is wanted now.
  const maxItems = spec.options?.maxItems
  return JSON.stringify([service, name, 'targets', options.items, hashes, maxItems, columns])
}
