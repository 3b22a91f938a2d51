import type { Structure } from '../../../protocols/index.js'
import { isObject } from '../../../values/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'
import type { RunningOperation } from '../contract/index.js'
import { openListingOutput } from '../plan/index.js'
import { refuseBodyOnTerminal, writeBody } from './write-body.js'
import { writeEvents } from './write-events.js'

/** Calls an operation that has no pages. */
export async function callOnce(run: RunningOperation): Promise<ExitStatus> {
  const { aws, command, operation, progress, stop } = run
  refuseBodyOnTerminal(run)
  const output = await openListingOutput(run)
  const options = { signal: stop.abortSignal, timeout: command.own.deadline }
  const { $metadata: _, ...result } = await aws.call(operation.name, { ...command.input }, options)
  const stream = Object.entries(result).find(([, value]) => isStream(value))
  progress.end()
  if (!stream) {
    await output.result(result)
    await output.end()
    return exitStatus.complete
  }
  const [name, source] = stream
  if (!operation.output?.members.get(name)?.streaming)
    return writeEvents(run, source as AsyncIterable<unknown>)
  // A body on standard output stands there alone: anything beside it would be part of it.
  if (!(await writeBody(run, source))) await output.result(without(result, name))
  await output.end()
  return exitStatus.complete
}

function isStream(value: unknown): boolean {
  return isObject(value) && Symbol.asyncIterator in value
}

function without(result: Structure, name: string): Structure {
  return Object.fromEntries(Object.entries(result).filter(([other]) => other !== name))
}
