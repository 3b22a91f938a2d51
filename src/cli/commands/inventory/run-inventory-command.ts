import { type InventoryItem, type InventoryReceipt, inventory } from '../../../inventory/index.js'
import { compiledRule } from '../../../pagination/index.js'
import { clientConfigOf, outputFormatOf, Stop } from '../../listing/index.js'
import { type OptionValue, type OwnOptions, type ReadOptions, UsageError } from '../../options/index.js'
import { openOutput } from '../../output/index.js'
import { openProgress, type Progress } from '../../progress/index.js'
import { ClosedPipe, type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'
import { partitionOf, placeOf, readTargets, reportTargets } from '../fleet/index.js'
import { itemList } from './item-list.js'

type Listed = ReturnType<typeof inventory>

interface Running {
  readonly own: OwnOptions
  readonly io: Io
  readonly stop: Stop
  readonly progress: Progress
}

/**
 * Lists everything that accounts have.
 *
 * @throws UsageError, and what ends the whole inventory.
 */
export async function runInventoryCommand({ own, extra }: ReadOptions, io: Io): Promise<ExitStatus> {
  const problems = (['query', 'columns', 'output'] as const)
    .filter((name) => own.to !== undefined && own[name] !== undefined)
    .map((name) => `--to and --${name} cannot be combined`)
  if (problems.length > 0) throw new UsageError(problems)
  const targets = readTargets(own, partitionOf(own, io.env))
  const progress = openProgress(io, own)
  const stop = new Stop(progress.io)
  const { logger } = progress
  const run = inventory(targets, {
    services: listOf(extra.services),
    operations: listOf(extra.operations),
    excludeServices: listOf(extra['exclude-services']),
    excludeOperations: listOf(extra['exclude-operations']),
    concurrency: own.concurrency,
    failFast: own['fail-fast'],
    maxItems: own['max-items'],
    signal: stop.abortSignal,
    client: { ...clientConfigOf(own, io), ...(logger && { logger }) },
  })
  const running = { own, io: progress.io, stop, progress }
  try {
    if (own.to === undefined) await writeItems(run, running)
    else await writeInto(run, running, own.to)
  } catch (error) {
    if (!stop.isAsked) throw error
  } finally {
    progress.end()
    stop.release()
  }
  return report(run.receipts, running)
}

async function writeItems(run: Listed, { own, io, stop, progress }: Running): Promise<void> {
  const operation = itemList()
  const output = await openOutput({
    format: outputFormatOf(own, io),
    operation,
    rule: compiledRule(operation),
    query: own.query,
    columns: own.columns,
    csvSafe: own['csv-safe'],
    isTagged: false,
    color: own.color ?? 'auto',
    io,
  })
  try {
    for await (const event of run.events()) {
      show(run, progress)
      if (event.kind === 'page') await stop.whole(() => output.page({ Items: event.items.map(rowOf) }))
      if (stop.isAsked) break
    }
    await output.end({ hasFailed: stop.isAsked })
  } catch (error) {
    if (!(error instanceof ClosedPipe)) await output.end({ hasFailed: true }).catch(() => {})
    throw error
  }
  progress.end()
  for (const note of output.notes) await progress.note(`nexttoken: ${note}`)
}

const milliseconds = 100

async function writeInto(run: Listed, { own, progress }: Running, target: string): Promise<void> {
  const look = setInterval(() => show(run, progress), milliseconds)
  try {
    const mode = own.append ? 'append' : 'replace'
    const { rows, outcome, ...written } = await run.to(target, { mode, csvSafe: own['csv-safe'] })
    progress.end()
    const count = `${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}`
    const line = outcome === 'failed' ? `${written.target} is as it was` : `${count} in ${written.target}`
    await progress.note(`nexttoken: ${line}`)
  } finally {
    clearInterval(look)
  }
}

function show({ progress: { done, total, isTotalKnown, items } }: Listed, progress: Progress): void {
  progress.update({ items, targets: { name: 'calls', done, total, isTotalKnown } })
}

function rowOf({ service, account, region, type, arn, id, tags, item }: InventoryItem) {
  return { _service: service, _account: account, _region: region, type, arn, id, tags, item }
}

/** What was not listed. What a region does not have, or an account has not enabled, is nothing that is missing. */
async function report(
  receipts: readonly InventoryReceipt[],
  { own, io, stop }: Running,
): Promise<ExitStatus> {
  const missing = receipts.filter(({ outcome }) => !['not-enabled', 'not-available'].includes(outcome))
  const { lines, status } = reportTargets(missing, {
    name: (one) => `${Object(one).service} ${Object(one).operation} (${placeOf(one)})`,
  })
  for (const line of lines) await io.stderr.write(`nexttoken: ${line}\n`)
  if (own.receipt) for (const receipt of receipts) await io.stderr.write(`${JSON.stringify(receipt)}\n`)
  if (!stop.isAsked) return status
  await io.stderr.write('nexttoken: interrupted. The items so far are not everything.\n')
  return status === exitStatus.complete ? exitStatus.incomplete : status
}

function listOf(value: OptionValue | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value : undefined
}
