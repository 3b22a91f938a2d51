import type { Output } from '../../output/index.js'
import type { Progress } from '../../progress/index.js'
import { ClosedPipe } from '../../terminal/index.js'
import type { Stop } from '../contract/index.js'

/** Where values are printed, and what interrupts that. */
export interface Printing {
  readonly output: Output
  readonly stop: Stop
  readonly progress: Progress
}

/**
 * Prints values as they come, until Ctrl-C, and ends the output. Returns the error that ended them, for the report at the
 * end.
 *
 * @throws ClosedPipe
 */
export async function printEach<Value>(
  values: AsyncIterable<Value>,
  { output, stop, progress }: Printing,
  print: (value: Value) => Promise<void>,
): Promise<{ readonly error: unknown } | undefined> {
  let failure: { readonly error: unknown } | undefined
  try {
    for await (const value of values) {
      await stop.whole(() => print(value))
      if (stop.isAsked) break
    }
  } catch (error) {
    if (error instanceof ClosedPipe) throw error
    failure = { error }
  }
  await output.end({ hasFailed: failure !== undefined || stop.isAsked })
  progress.end()
  for (const note of output.notes) await progress.note(`nexttoken: ${note}`)
  return failure
}
