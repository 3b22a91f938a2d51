import { type ClientConfig, client } from '../../client/index.js'
import type { ServiceModel } from '../../models/index.js'
import { seenText } from '../../waiters/index.js'
import type { Command } from '../arguments/index.js'
import { waiterHelp, waitersHelp } from '../help/index.js'
import { clientConfigOf, printRequest, readOperationWords, Stop, writeSkeleton } from '../listing/index.js'
import { type OptionName, ofWait, serviceWord, UsageError } from '../options/index.js'
import { openProgress } from '../progress/index.js'
import { type ExitStatus, exitStatus, type Io, packageVersion } from '../terminal/index.js'
import { findWaiterNamed, type NamedWaiter } from './find-waiter-named.js'
import { type TakenOptions, takeWaitOptions } from './take-wait-options.js'

/** The words behind `nexttoken SERVICE wait`, and what they belong to. */
export interface WaitWords {
  readonly words: readonly string[]
  /** The whole command line. */
  readonly argv: readonly string[]
  readonly io: Io
}

/**
 * Runs `nexttoken SERVICE wait WAITER …`. Its status is 0 as soon as the resource has the state.
 *
 * @throws UsageError, and whatever ends the wait: WaiterError if the resource does not get the state.
 */
export async function runWait(model: ServiceModel, { words, argv, io }: WaitWords): Promise<ExitStatus> {
  const [word = 'help', ...given] = words
  if (word === 'help' || word.startsWith('-')) return write(io, waitersHelp(model, io.stdout.width))
  const found = findWaiterNamed(model, word)
  const own = takeWaitOptions(given)
  const named = `nexttoken ${serviceWord(model)} wait ${found.command}`
  const { operation } = found
  const command = await readOperationWords(operation, {
    words: own.rest,
    argv,
    io,
    named,
    problems: own.problems,
  })
  if (command.own.help) return write(io, waiterHelp(found, io.stdout.width))
  if (command.own.version) return write(io, `nexttoken ${packageVersion()}\n`)
  const problems = misplaced(command)
  if (problems.length > 0) throw new UsageError(problems, `${named} help shows what it takes.`)
  const run = { operation, command, argv, io }
  if (command.own['generate-cli-skeleton'] !== undefined) return writeSkeleton(run)
  const config = clientConfigOf(command.own, io)
  if (command.own['print-request']) return printRequest(run, config)
  return waitWith(found, { command, own, io, config })
}

/** Options that have no meaning for a wait. */
function misplaced({ own }: Command): string[] {
  const taken: readonly string[] = ofWait
  const given = (Object.keys(own) as OptionName[]).filter((name) => own[name] !== undefined)
  return given
    .filter((name) => !taken.includes(name))
    .map((name) => `--${name} cannot be used with wait, which lists nothing`)
}

interface PlannedWait {
  readonly command: Command
  readonly own: TakenOptions
  readonly io: Io
  readonly config: ClientConfig
}

async function waitWith(
  { name, operation }: NamedWaiter,
  { command, own, io, config }: PlannedWait,
): Promise<ExitStatus> {
  const progress = openProgress(io, command.own)
  const { logging } = progress
  const stop = new Stop(progress.io)
  const { service } = operation
  const aws = client(service.name as string, { ...config, apiVersion: service.version, ...logging })
  const { delay, maxAttempts, backoff } = own
  try {
    for (const warning of command.warnings) await progress.note(`nexttoken: ${warning}`)
    await aws.waitFor(
      name,
      { ...command.input },
      {
        delay,
        maxAttempts,
        backoff,
        deadline: command.own.deadline,
        signal: stop.abortSignal,
        onProgress: ({ attempt, seen }) => progress.update({ said: `attempt ${attempt}: ${seenText(seen)}` }),
      },
    )
    return exitStatus.complete
  } catch (error) {
    if (!stop.isAsked) throw error
    await progress.note('nexttoken: stopped before the state was there')
    return exitStatus.incomplete
  } finally {
    progress.end()
    stop.release()
    aws.destroy()
  }
}

async function write(io: Io, text: string): Promise<ExitStatus> {
  await io.stdout.write(text)
  return exitStatus.complete
}
