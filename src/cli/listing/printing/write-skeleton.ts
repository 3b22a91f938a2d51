import { skeletonOf } from '../../arguments/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'
import type { OperationRun } from '../contract/index.js'

/** Writes all parameters of an operation with placeholders, for `--generate-cli-skeleton`. */
export async function writeSkeleton({ operation, command, io }: OperationRun): Promise<ExitStatus> {
  const kind = command.own['generate-cli-skeleton'] ?? 'input'
  const skeleton = skeletonOf(operation, kind)
  if (kind === 'yaml-input') {
    const { stringify } = await import('yaml')
    await io.stdout.write(stringify(skeleton))
  } else await io.stdout.write(`${JSON.stringify(skeleton, undefined, 4)}\n`)
  return exitStatus.complete
}
