import type { DividedByTimes } from '../../../models/index.js'
import { compiledRule } from '../../../pagination/index.js'
import { EndedListing } from '../../failure/index.js'
import { ClosedPipe, type ExitStatus, exitStatus } from '../../terminal/index.js'
import type { RunningOperation } from '../contract/index.js'
import { openListingOutput } from '../plan/index.js'
import { FollowedTimes } from './follow-times.js'
import { lastKeyOf } from './last-key-of.js'
import { reachedText } from './report-end.js'

/** Follows a listing by its times, until Ctrl-C. */
export async function followPages(run: RunningOperation, facts: DividedByTimes): Promise<ExitStatus> {
  const { operation, progress, stop } = run
  const output = await openListingOutput(run)
  const followed = new FollowedTimes(run, compiledRule(operation), facts)
  const reached = () => reachedText({ items: followed.items, pages: followed.count })
  const keyOf = lastKeyOf(operation)
  try {
    for await (const page of followed) {
      await stop.whole(() => output.page(page))
      progress.update({ pages: followed.count, items: followed.items, lastKey: keyOf(page) })
      if (stop.isAsked) break
    }
  } catch (error) {
    if (error instanceof ClosedPipe) throw error
    if (!stop.isAsked) {
      await output.end({ hasFailed: true }).catch(() => {})
      const hasDelivered = followed.count > 0
      throw new EndedListing(error, { reached: reached(), command: undefined, hasDelivered })
    }
  }
  await output.end({ hasFailed: true })
  progress.end()
  for (const note of output.notes) await progress.note(`nexttoken: ${note}`)
  await progress.note(`nexttoken: interrupted. ${reached()}`)
  return exitStatus.complete
}
