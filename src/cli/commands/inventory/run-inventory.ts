import { type Inventory, inventory } from '../../../inventory/index.js'
import { compiledRule } from '../../../pagination/index.js'
import { clientConfigOf, outputFormatOf, printEach, Stop } from '../../listing/index.js'
import { type OwnOptions, type ReadOptions, UsageError } from '../../options/index.js'
import { openOutput } from '../../output/index.js'
import { openProgress, type Progress } from '../../progress/index.js'
import type { ExitStatus, Io } from '../../terminal/index.js'
import { placeOf, readTargets, writeReport } from '../fleet/index.js'
import { inventoryOperation, inventoryRow } from './inventory-operation.js'

interface Running {
  readonly run: Inventory
  readonly own: OwnOptions
  readonly io: Io
  readonly stop: Stop
  readonly progress: Progress
}

/**
 * Lists everything, and says at the end what is missing.
 *
 * @throws UsageError and NextTokenError `InvalidConfiguration` for options that are wrong; what ends the run as a whole.
 */
export async function runInventoryCommand({ own, extra }: ReadOptions, given: Io): Promise<ExitStatus> {
  const problems = conflictsOf(own)
  if (problems.length > 0) throw new UsageError(problems)
  const config = clientConfigOf(own, given)
  const targets = readTargets(own, config.region ?? given.env.AWS_REGION)
  const progress = openProgress(given, own)
  const { io, logging } = progress
  const stop = new Stop(io)
  const names = (option: string) => extra[option] as readonly string[] | undefined
  const run = inventory(targets, {
    services: names('services'),
    operations: names('operations'),
    excludeServices: names('exclude-services'),
    excludeOperations: names('exclude-operations'),
    maxItems: extra['max-items'] as number | undefined,
    concurrency: own.concurrency,
    failFast: own['fail-fast'],
    client: { ...config, ...logging },
    signal: stop.abortSignal,
  })
  const running = { run, own, io, stop, progress }
  progress.update(() => stateOf(run))
  try {
    const failure = own.to === undefined ? await write(running) : await into(running, own.to)
    progress.end()
    return await end(running, failure)
  } finally {
    progress.end()
    stop.release()
  }
}

function conflictsOf(own: OwnOptions): string[] {
  const has = (name: keyof OwnOptions) => own[name] !== undefined
  const withTo = (['query', 'output', 'columns'] as const).filter((name) => has('to') && has(name))
  return [
    ...withTo.map(
      (name) => `--to and --${name} cannot be combined: the tables of an inventory have columns of their own`,
    ),
    ...(has('append') && !has('to') ? ['--append needs --to'] : []),
    ...(has('regions') && has('region')
      ? ['--regions and --region cannot be combined: pass one of them']
      : []),
    ...(has('profiles') && has('profile')
      ? ['--profiles and --profile cannot be combined: pass one of them']
      : []),
  ]
}

type Failure = { readonly error: unknown } | undefined

/** Writes the items to standard output, as they come. */
async function write({ run, own, io, stop, progress }: Running): Promise<Failure> {
  const operation = inventoryOperation()
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
  return printEach(run.events(), { output, stop, progress }, async (event) => {
    if (event.kind === 'page' && event.items.length > 0)
      await output.page({ Items: event.items.map(inventoryRow) })
  })
}

/** Writes the items into a file or a database. */
async function into({ run, own, progress }: Running, target: string): Promise<Failure> {
  try {
    const written = await run.to(target, {
      mode: own.append ? 'append' : 'replace',
      csvSafe: own['csv-safe'],
    })
    progress.end()
    // A database has each item twice: in the table of everything, and in that of its operation.
    const items = run.progress.items.toLocaleString('en-US')
    const line =
      written.outcome === 'failed' ? `${written.target} is as it was` : `${items} items in ${written.target}`
    await progress.note(`nexttoken: ${line}`)
    return undefined
  } catch (error) {
    return { error }
  }
}

async function end({ run, own, io, stop }: Running, failure: Failure): Promise<ExitStatus> {
  const status = await writeReport(run.receipts, {
    io,
    regions: own.regions,
    nameOf: (one) => [placeOf(one), one.service, one.operation].filter(Boolean).join(' '),
    hasReceipt: own.receipt === true,
    isInterrupted: stop.isAsked,
    command: undefined,
  })
  if (failure && !stop.isAsked) throw failure.error
  return status
}

function stateOf({ progress }: Inventory) {
  const { done, total, isTotalKnown, items } = progress
  return { items, targets: { name: 'calls', done, total, isTotalKnown } }
}
