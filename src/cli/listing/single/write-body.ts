import { isBytes } from '../../../values/index.js'
import { operationCommand } from '../../arguments/index.js'
import { UsageError } from '../../options/index.js'
import type { OperationRun } from '../contract/index.js'

/** Writes a streamed body to the file that was named, else to standard output. True if it went to standard output. */
export async function writeBody({ command, io }: OperationRun, body: unknown): Promise<boolean> {
  const path = command.outfile ?? '-'
  const file = await io.createFile(path)
  try {
    if (isBytes(body)) await file.write(body)
    else if (body !== undefined) {
      for await (const chunk of body as AsyncIterable<Uint8Array>) await file.write(chunk)
    }
  } catch (error) {
    await file.discard()
    throw error
  }
  await file.close()
  return path === '-'
}

/**
 * Refuses to write the bytes of a body to a terminal, before anything is sent.
 *
 * @throws UsageError
 */
export function refuseBodyOnTerminal({ operation, command, io }: OperationRun): void {
  if (!operation.output?.payload?.streaming || command.outfile !== undefined || !io.stdout.isTerminal) return
  throw new UsageError(
    [`${operationCommand(operation.name)} returns a body, and there is no file for it`],
    'Add the path of a file to the command, or - to write the body to the terminal.',
  )
}
