import { type ClientConfig, client } from '../../client/index.js'
import { compiledRule } from '../../pagination/index.js'
import { UsageError } from '../options/index.js'
import { openProgress } from '../progress/index.js'
import { type ExitStatus, exitStatus } from '../terminal/index.js'
import type { OperationRun } from './contract/index.js'
import { Stop } from './contract/index.js'
import { followPages, listInto, listPages } from './pages/index.js'
import { clientConfigOf, confirmChange, followedTimes, optionConflicts } from './plan/index.js'
import { printRequest } from './printing/index.js'
import { callOnce } from './single/index.js'

/**
 * Runs one operation in one region and account.
 *
 * @throws UsageError, and whatever ends the call; `EndedListing` if something was listed before.
 */
export async function runListing(run: OperationRun): Promise<ExitStatus> {
  const { operation, command, io } = run
  const { own } = command
  const problems = optionConflicts(operation, command)
  if (problems.length > 0) throw new UsageError(problems)
  const config = clientConfigOf(own, io)
  if (own['print-request']) return printRequest(run, config)
  if (!(await confirmChange(operation, own, { io }))) {
    await io.stderr.write('nexttoken: nothing was sent\n')
    return exitStatus.error
  }
  return runWith(run, config)
}

async function runWith(run: OperationRun, config: ClientConfig): Promise<ExitStatus> {
  const { operation, command } = run
  const { own } = command
  const progress = openProgress(run.io, own)
  const { logging, io } = progress
  const stop = new Stop(io)
  const { name, version } = operation.service
  const aws = client(name as string, { ...config, apiVersion: version, ...logging })
  const running = { ...run, io, aws, stop, progress }
  try {
    for (const warning of command.warnings) await progress.note(`nexttoken: ${warning}`)
    if (!operation.paginationRule) return await callOnce(running)
    const times = own.follow && followedTimes(compiledRule(operation), command.input)
    if (times) return await followPages(running, times)
    return own.to === undefined ? await listPages(running) : await listInto(running, own.to)
  } finally {
    progress.end()
    stop.release()
    aws.destroy()
  }
}
