import { PaginationError } from '../../errors/index.js'
import { findPagedOperation, loadModel } from '../../models/index.js'
import { FleetCheckpoint } from './fleet-checkpoint.js'
import type { FleetCheckpointState } from './fleet-checkpoint-state.js'
import type { LoopSpec } from './listing-spec.js'

/**
 * What the checkpoint of a listing across a fleet has; undefined if there is none yet.
 *
 * @throws PaginationError without the option `checkpoint`; NextTokenError `InvalidCheckpoint`, `CheckpointMismatch`.
 */
export async function readFleetCheckpoint(
  spec: Omit<LoopSpec, 'delivery'>,
): Promise<FleetCheckpointState | undefined> {
  const operation = findPagedOperation(loadModel(spec.service), spec.operation)
  if (spec.options?.checkpoint === undefined) {
    const problem = 'there is no checkpoint to read: pass the option checkpoint'
    throw new PaginationError(problem, operation.errorContext)
  }
  const checkpoint = new FleetCheckpoint(spec.options.checkpoint, { operation, input: { ...spec.input } })
  return (await checkpoint.load()) ? checkpoint.counts : undefined
}
