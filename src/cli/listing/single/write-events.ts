import { writeJson } from '../../../values/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'
import type { RunningOperation } from '../contract/index.js'

/** Writes the events of a response, one JSON object a line, until they end or until Ctrl-C. */
export async function writeEvents(
  { io, stop }: RunningOperation,
  events: AsyncIterable<unknown>,
): Promise<ExitStatus> {
  try {
    for await (const event of events) {
      await io.stdout.write(`${writeJson(event)}\n`)
      if (stop.isAsked) break
    }
  } catch (error) {
    // Such a stream may have no end: Ctrl-C is how it is left.
    if (!stop.isAsked) throw error
  }
  return exitStatus.complete
}
