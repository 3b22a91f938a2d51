import { compiledRule } from '../../../pagination/index.js'
import { EndedListing } from '../../failure/index.js'
import type { Output } from '../../output/index.js'
import { ClosedPipe, type ExitStatus } from '../../terminal/index.js'
import type { RunningOperation } from '../contract/index.js'
import { openListingOutput } from '../plan/index.js'
import { continueCommand } from './continue-command.js'
import { lastKeyOf } from './last-key-of.js'
import { type Pages, paginate } from './paginate.js'
import { type Ended, reachedText, reportEnd } from './report-end.js'

/** A page that arrived could not be written. */
class UnwrittenPage extends Error {
  constructor(override readonly cause: unknown) {
    super('a page could not be written', { cause })
  }
}

/** Lists an operation to standard output. */
export async function listPages(run: RunningOperation): Promise<ExitStatus> {
  const pages = paginate(run)
  const output = await openListingOutput(run)
  const end = (hasFailed: boolean) => output.end({ resumeToken: pages.resumeToken, hasFailed })
  let ended: Ended
  try {
    ended = await writePages(run, pages, output)
    await end(ended === 'interrupted')
  } catch (error) {
    if (error instanceof UnwrittenPage) throw unwritten(run, pages, error)
    if (error instanceof ClosedPipe) throw error
    await end(true)
    ended = 'interrupted'
    if (!run.stop.isAsked) {
      await sayNotes(run, output)
      throw endedListing(run, pages, error)
    }
  }
  await sayNotes(run, output)
  return reportEnd(run, { ended, receipt: pages.receipt, command: commandOf(run, pages) })
}

async function sayNotes({ progress }: RunningOperation, { notes }: Output): Promise<void> {
  progress.end()
  for (const note of notes) await progress.note(`nexttoken: ${note}`)
}

async function writePages(run: RunningOperation, pages: Pages, output: Output): Promise<Ended> {
  const { stop, progress, command } = run
  const onlyFirst = isFirstOnly(run)
  const keyOf = lastKeyOf(run.operation)
  for await (const page of pages) {
    await stop.whole(async () => {
      await output.page(page).catch((error: unknown) => {
        throw new UnwrittenPage(error)
      })
      // A page that was written counts as finished: otherwise it would be written again by the next run.
      if (stop.isAsked && command.own.checkpoint !== undefined) await pages.save()
    })
    const { pages: count, items, throttles } = pages.receipt
    progress.update({ pages: count, items, throttles, lastKey: keyOf(page) })
    if (stop.isAsked) return 'interrupted'
    if (onlyFirst) return onlyFirst
  }
  return 'listed'
}

/** Why only the first page is listed: it was asked for, or the listing has no end and nothing else ends it. */
function isFirstOnly({ operation, command }: RunningOperation): Ended | undefined {
  const { own } = command
  if (own['first-page'] || own['no-paginate']) return 'first page'
  const isEnded = own.follow || own['max-items'] !== undefined || own.deadline !== undefined
  return compiledRule(operation).isEndless && !isEnded ? 'endless' : undefined
}

function commandOf({ argv, command }: RunningOperation, pages: Pages): string | undefined {
  if (command.own.checkpoint !== undefined) return continueCommand(argv, undefined)
  const { resumeToken } = pages
  return resumeToken === undefined ? undefined : continueCommand(argv, resumeToken)
}

function endedListing(run: RunningOperation, pages: Pages, error: unknown): EndedListing {
  const { receipt } = pages
  const isGone = Object(error).code === 'TokenExpired'
  return new EndedListing(error, {
    reached: reachedText(receipt),
    command: isGone ? undefined : commandOf(run, pages),
    hasDelivered: receipt.pages > 0,
  })
}

/** The token at hand is behind the page that was not written, so only a checkpoint can continue. */
function unwritten(run: RunningOperation, pages: Pages, { cause }: UnwrittenPage): unknown {
  if (cause instanceof ClosedPipe || run.command.own.checkpoint === undefined) return cause
  const { receipt } = pages
  const command = continueCommand(run.argv, undefined)
  return new EndedListing(cause, { reached: reachedText(receipt), command, hasDelivered: receipt.pages > 1 })
}
