import { describeColumns, pickColumns } from '../../columns/index.js'
import { PaginationError } from '../../errors/index.js'
import { openSink, type Sink, type Table } from '../../sinks/index.js'
import {
  type CheckpointPlan,
  type CheckpointStore,
  fingerprint,
  planCheckpoint,
  Recorder,
} from '../checkpoint/index.js'
import type { ChosenItems } from '../items/index.js'
import type { PageLoop } from '../loop/index.js'
import { startWalk } from '../parallel/index.js'
import { refuseEndless, startToken, type WalkPlan } from '../plan/index.js'
import type { Outcome, Receipt } from '../receipt/index.js'
import { itemColumns } from '../rule/index.js'
import { checkIntoOptions, type IntoOptions, tableName, type WrittenListing } from './into-options.js'

/** What is written of a listing, and where. */
interface Into {
  readonly items: ChosenItems
  readonly target: string | Sink
  readonly options: IntoOptions
  report(loop: PageLoop): void
}

/**
 * Lists all pages into a target. The sink is the loop's checkpoint: it stores how far the listing is together with the
 * rows, so that a run that was killed is continued without a row lost or twice.
 */
export async function writePages(plan: WalkPlan, into: Into): Promise<WrittenListing> {
  const { target, options } = into
  checkIntoOptions(plan.rule.context, options)
  refuseEndless(plan)
  refuseCheckpoint(plan)
  const table = await tableOf(plan, into)
  const sink = await openSink(target, options)
  try {
    return await writeInto(sink, { plan, table, into })
  } catch (error) {
    // The first error says why.
    await sink.abandon().catch(() => {})
    throw error
  }
}

async function writeInto(
  sink: Sink,
  { plan, table, into }: { readonly plan: WalkPlan; readonly table: Table; readonly into: Into },
): Promise<WrittenListing> {
  const text = await sink.open(table)
  const checkpoint = checkpointOf(plan, { load: () => text, save: (next) => sink.commit(next) })
  const saved = await new Recorder(checkpoint, plan.rule, false).load()
  const left = plan.maxItems === undefined ? undefined : plan.maxItems - (saved?.items ?? 0)
  const loop = startWalk({
    ...plan,
    checkpoint,
    maxItems: left,
    prefetch: plan.prefetch ?? true,
    isByPage: true,
  })
  into.report(loop)
  let rows = 0
  if (left === undefined || left > 0) {
    for await (const page of loop) {
      const items = into.items.source.extract(page)
      await sink.write(items)
      rows += items.length
    }
  }
  const { receipt } = loop
  const outcome = outcomeOf(plan, { left, receipt })
  if (outcome === 'deadline') {
    await sink.abandon()
    return { target: sink.target, rows, resumed: 0, outcome, receipt }
  }
  const written = await sink.finish()
  return { ...written, resumed: written.rows - rows, outcome, receipt }
}

/** A listing that has no end is complete at its deadline: the target would never be written otherwise. */
function outcomeOf(
  { pollInterval }: WalkPlan,
  { left, receipt }: { readonly left: number | undefined; readonly receipt: Receipt },
): Outcome {
  if (left !== undefined && left <= 0) return 'limit'
  return receipt.outcome === 'deadline' && pollInterval !== undefined ? 'limit' : receipt.outcome
}

function checkpointOf(plan: WalkPlan, store: CheckpointStore): CheckpointPlan {
  const { rule, input, sender } = plan
  return planCheckpoint(store, { rule, input, startingToken: startToken(plan) }, sender.where ?? nowhere)
}

const nowhere = async () => ({})

/** Everything that makes it the same listing with the same columns. The parameters are hashed. */
async function tableOf(plan: WalkPlan, { items, options }: Into): Promise<Table> {
  const { columns: names, table: name } = options
  const all = itemColumns(plan.rule, items)
  const columns = names ? pickColumns(all, names) : all
  const { service = '', operation = '' } = plan.rule.context
  const { parameters, findScope } = checkpointOf(plan, { load: () => undefined, save: () => {} })
  // With another limit, an earlier run may have listed more than is wanted now.
  const { maxItems } = plan
  const hashed = fingerprint(parameters, service)
  const identity = [service, operation, await findScope(), options.items, hashed, maxItems]
  return {
    name: name ?? tableName(plan.rule.context),
    columns,
    fingerprint: JSON.stringify([...identity, describeColumns(columns)]),
  }
}

function refuseCheckpoint({ checkpoint, rule }: WalkPlan): void {
  if (!checkpoint) return
  const problem =
    'the option checkpoint cannot be combined with to(): the target keeps its own checkpoint, together with the rows. Leave the option out; to() continues an earlier run by itself'
  throw new PaginationError(problem, rule.context)
}
