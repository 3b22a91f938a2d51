import { type AcrossOptions, across } from '../../../fleet/index.js'
import {
  clientConfigOf,
  confirmChange,
  continueCommand,
  type OperationRun,
  openListingOutput,
  optionConflicts,
  paginateOptionsOf,
  printEach,
  Stop,
} from '../../listing/index.js'
import { type OptionName, referenceOf, UsageError } from '../../options/index.js'
import { openProgress, type Progress, type ProgressState } from '../../progress/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'
import { CallsEverywhere } from './call-everywhere.js'
import { readTargets } from './read-targets.js'
import { type EndedTarget, writeReport } from './report-targets.js'

/** Options of one listing that have no meaning for several. */
const ofOne: Readonly<Partial<Record<OptionName, string>>> = {
  'starting-token': 'a token belongs to one of them; use --checkpoint to continue',
  follow: 'a listing that is followed does not end, and the others would never begin',
  'first-page': 'use --max-items, which is the most items of each',
  'no-paginate': 'use --max-items, which is the most items of each',
  'print-request': 'print the request for one region',
}

/** A listing of all targets. */
type Listing = AsyncIterable<{ readonly account: string; readonly region: string; readonly page: object }> & {
  readonly receipts: readonly EndedTarget[]
}

interface Running extends OperationRun {
  readonly stop: Stop
  readonly progress: Progress
}

/**
 * Runs one operation in several regions and accounts. A target that fails is told at the end, and the others go on.
 *
 * @throws UsageError with every problem of the options; what ends the run as a whole.
 */
export async function runFleet(run: OperationRun): Promise<ExitStatus> {
  const { operation, command } = run
  const { own } = command
  const alone = (Object.keys(ofOne) as OptionName[]).filter((name) => own[name] !== undefined)
  const problems = [
    ...optionConflicts(operation, command),
    ...alone.map((name) => `--${name} cannot be used with several regions or accounts: ${ofOne[name]}`),
  ]
  if (problems.length > 0) throw new UsageError(problems)
  const config = clientConfigOf(own, run.io)
  const targets = readTargets(own, config.region ?? run.io.env.AWS_REGION)
  if (!(await confirmChange(operation, own, { io: run.io }))) {
    await run.io.stderr.write('nexttoken: nothing was sent\n')
    return exitStatus.error
  }
  const progress = openProgress(run.io, own)
  const { io, logging } = progress
  const stop = new Stop(io)
  const options: AcrossOptions = {
    concurrency: own.concurrency,
    failFast: own['fail-fast'],
    client: { ...config, ...logging },
    signal: stop.abortSignal,
  }
  const running = { ...run, io, stop, progress }
  try {
    for (const warning of command.warnings) await progress.note(`nexttoken: ${warning}`)
    if (!operation.paginationRule)
      return await write(
        running,
        new CallsEverywhere({ operation, input: command.input, targets, across: options }),
      )
    const {
      startingToken: _token,
      follow: _follow,
      pollInterval: _poll,
      ...pageOptions
    } = paginateOptionsOf(own)
    const { service, name } = operation
    const pages = across(targets, options).paginate(
      referenceOf(service),
      name as never,
      { ...command.input },
      pageOptions,
    )
    if (own.to === undefined) return await write(running, pages, () => pages.save())
    return await into(running, pages, own.to)
  } finally {
    progress.end()
    stop.release()
  }
}

/** Writes the pages of all targets to standard output, as they come. */
async function write(run: Running, listing: Listing, save?: () => Promise<void>): Promise<ExitStatus> {
  const { command, progress, stop } = run
  const output = await openListingOutput(run, { isTagged: true })
  progress.update(() => stateOf(listing.receipts))
  const failure = await printEach(listing, { output, stop, progress }, async ({ account, region, page }) => {
    await output.page(page, { account, region })
    // A page that was written counts as finished: otherwise it would be written again by the next run.
    if (stop.isAsked && command.own.checkpoint !== undefined) await save?.()
  })
  return end(run, listing.receipts, failure)
}

type FleetPages = ReturnType<ReturnType<typeof across>['paginate']>

/** Writes the items of all targets into a file or a database. */
async function into(run: Running, pages: FleetPages, target: string): Promise<ExitStatus> {
  const { progress, command } = run
  const { own } = command
  progress.update(() => stateOf(pages.receipts))
  try {
    const written = await pages.to(target, {
      mode: own.append ? 'append' : 'replace',
      csvSafe: own['csv-safe'],
      restart: own.restart,
      columns: own.columns,
    })
    progress.end()
    const count = `${written.rows.toLocaleString('en-US')} row${written.rows === 1 ? '' : 's'}`
    const isPlaced = written.outcome === 'complete' || written.outcome === 'incomplete'
    const line = isPlaced ? `${count} in ${written.target}` : `${written.target} is as it was`
    await progress.note(`nexttoken: ${line}`)
  } catch (error) {
    progress.end()
    return end(run, pages.receipts, { error })
  }
  return end(run, pages.receipts, undefined)
}

/** Tells what is missing. What ended the run as a whole is thrown after that. */
async function end(
  { argv, command, io, operation, stop }: Running,
  receipts: readonly EndedTarget[],
  failure: { readonly error: unknown } | undefined,
): Promise<ExitStatus> {
  const { own } = command
  // Each target has its own place, which only a checkpoint or a target of rows can hold.
  const withCheckpoint = [...argv, '--checkpoint', `${argv[1]}.checkpoint`]
  const canGoOn = own.checkpoint !== undefined || own.to !== undefined
  const status = await writeReport(receipts, {
    io,
    regions: own.regions,
    hasReceipt: own.receipt === true,
    isInterrupted: stop.isAsked,
    command: canGoOn ? continueCommand(argv, undefined) : undefined,
    again: operation.paginationRule && continueCommand(withCheckpoint, undefined),
  })
  if (failure && !stop.isAsked) throw failure.error
  return status
}

function stateOf(receipts: readonly EndedTarget[]): ProgressState {
  const done = receipts.filter(({ outcome }) => outcome !== 'waiting' && outcome !== 'running').length
  const sum = (name: 'pages' | 'items') => receipts.reduce((total, one) => total + (one[name] ?? 0), 0)
  const areRegions = new Set(receipts.map(({ account }) => account)).size <= 1
  const targets = { name: areRegions ? 'regions' : 'targets', done, total: receipts.length }
  return { targets, pages: sum('pages'), items: sum('items') }
}
