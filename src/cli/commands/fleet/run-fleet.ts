import { type AcrossOptions, across, type FleetTargets } from '../../../fleet/index.js'
import { compiledRule } from '../../../pagination/index.js'
import {
  clientConfigOf,
  confirmChange,
  continueCommand,
  type OperationRun,
  optionConflicts,
  outputFormatOf,
  paginateOptionsOf,
  Stop,
} from '../../listing/index.js'
import { type OwnOptions, UsageError } from '../../options/index.js'
import { type Output, openOutput } from '../../output/index.js'
import { openProgress, type Progress } from '../../progress/index.js'
import { ClosedPipe, type ExitStatus, exitStatus } from '../../terminal/index.js'
import { CallsEverywhere } from './call-everywhere.js'
import { fleetConflicts } from './fleet-conflicts.js'
import { partitionOf } from './partition-of.js'
import { readTargets } from './read-targets.js'
import { type EndedTarget, reportTargets } from './report-targets.js'

/** What the targets answer, as it comes, and what became of each. */
interface Answers
  extends AsyncIterable<{ readonly account: string; readonly region: string; readonly page: object }> {
  readonly receipts: readonly EndedTarget[]
}

interface FleetListing extends OperationRun {
  readonly targets: FleetTargets
  readonly options: AcrossOptions
  readonly stop: Stop
  readonly progress: Progress
}

/**
 * Runs an operation in several regions and accounts. A target that fails is told at the end, while the others go on.
 *
 * @throws UsageError, and what ends all targets: credentials that find none, `--fail-fast`.
 */
export async function runFleet(run: OperationRun): Promise<ExitStatus> {
  const { operation, command } = run
  const { own } = command
  const problems = [...optionConflicts(operation, command), ...fleetConflicts(own)]
  if (problems.length > 0) throw new UsageError(problems)
  const targets = readTargets(own, partitionOf(own, run.io.env))
  const config = clientConfigOf(own, run.io)
  if (!(await confirmChange(operation, own, { io: run.io }))) {
    await run.io.stderr.write('nexttoken: nothing was sent\n')
    return exitStatus.error
  }
  const progress = openProgress(run.io, own)
  const { io, logger } = progress
  const stop = new Stop(io)
  const options = {
    client: { ...config, ...(logger && { logger }) },
    concurrency: own.concurrency,
    failFast: own['fail-fast'],
    signal: stop.abortSignal,
  }
  try {
    for (const warning of command.warnings) await progress.note(`nexttoken: ${warning}`)
    return await listTargets({ ...run, io, targets, options, stop, progress })
  } finally {
    progress.end()
    stop.release()
  }
}

async function listTargets(run: FleetListing): Promise<ExitStatus> {
  const { operation, command, stop, progress } = run
  const { to } = command.own
  if (to !== undefined) return writeTargets(run, to)
  const output = await openFleetOutput(run)
  const answers = answersOf(run)
  try {
    await writeAnswers(run, answers, output)
    // A length or a sum over half of a listing would be wrong.
    await output.end({ hasFailed: stop.isAsked })
  } catch (error) {
    if (error instanceof ClosedPipe) throw error
    await output.end({ hasFailed: true }).catch(() => {})
    if (!stop.isAsked) throw error
  }
  progress.end()
  for (const note of output.notes) await progress.note(`nexttoken: ${note}`)
  return report(run, answers.receipts, operation.paginationRule !== undefined)
}

function answersOf(run: FleetListing): Answers {
  const { operation, command, targets, options } = run
  const { service, name } = operation
  if (!operation.paginationRule) {
    return new CallsEverywhere({ operation, input: command.input, targets, across: options })
  }
  return pagesOf(run, service.name, name)
}

function pagesOf({ command, targets, options }: FleetListing, service: string, operation: string) {
  const { follow: _, startingToken: __, pollInterval: ___, ...listing } = paginateOptionsOf(command.own)
  return across(targets, options).paginate(service, operation as never, { ...command.input }, listing)
}

async function writeAnswers(run: FleetListing, answers: Answers, output: Output): Promise<void> {
  const { stop, progress } = run
  let items = 0
  let pages = 0
  for await (const { page, ...origin } of answers) {
    await stop.whole(() => output.page(page, origin))
    pages++
    items = answers.receipts.reduce((sum, one) => sum + (Number(Object(one).items) || 0), 0)
    const done = answers.receipts.filter(
      ({ outcome }) => outcome !== 'running' && outcome !== 'waiting',
    ).length
    progress.update({ pages, items, targets: { name: 'targets', done, total: answers.receipts.length } })
    if (stop.isAsked) return
  }
}

async function writeTargets(run: FleetListing, target: string): Promise<ExitStatus> {
  const { operation, command, progress, stop } = run
  const { own } = command
  const pages = pagesOf(run, operation.service.name, operation.name)
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
    if (!stop.isAsked) throw error
  }
  progress.end()
  return report(run, pages.receipts, true)
}

/** Says which targets are missing something, and how the rest is got. */
async function report(
  { argv, command, io, stop }: FleetListing,
  receipts: readonly EndedTarget[],
  isListing: boolean,
): Promise<ExitStatus> {
  const { own } = command
  const { lines, status } = reportTargets(receipts, { regions: own.regions })
  for (const line of lines) await io.stderr.write(`nexttoken: ${line}\n`)
  if (own.receipt) {
    for (const { error, ...receipt } of receipts) {
      const message = error && { error: error.message }
      await io.stderr.write(`${JSON.stringify({ ...receipt, ...message })}\n`)
    }
  }
  if (stop.isAsked) await io.stderr.write('nexttoken: interrupted.\n')
  const isCut = stop.isAsked || status === exitStatus.incomplete
  if (isCut && isListing) await io.stderr.write(continuation(argv, own))
  return stop.isAsked && status === exitStatus.complete ? exitStatus.incomplete : status
}

/** Each target has its own place, which only a checkpoint or a target of rows can hold. */
function continuation(argv: readonly string[], own: OwnOptions): string {
  if (own.checkpoint !== undefined || own.to !== undefined)
    return `  Continue with:\n  ${continueCommand(argv, undefined)}\n`
  const command = continueCommand([...argv, '--checkpoint', `${argv[1]}.checkpoint`], undefined)
  return `  Nothing was saved to continue from. List again with a checkpoint:\n  ${command}\n`
}

function openFleetOutput({ operation, command, io }: OperationRun): Promise<Output> {
  const { own, input } = command
  return openOutput({
    format: outputFormatOf(own, io),
    operation,
    rule: operation.paginationRule && compiledRule(operation),
    input,
    query: own.query,
    columns: own.columns,
    csvSafe: own['csv-safe'],
    isTagged: true,
    color: own.color ?? 'auto',
    io,
  })
}
