import type { CompiledRule } from '../rule/index.js'
import type { Position } from '../token/index.js'
import { type Checkpoint, type CheckpointOptions, readCheckpointOption } from './checkpoint.js'

/** Where a listing takes place, as far as that is known without asking anyone. */
export interface ListingScope {
  readonly region?: string | undefined
  readonly account?: string | undefined
}

/** How a listing's checkpoint is kept, and what it is a checkpoint of. */
export interface CheckpointPlan extends Required<CheckpointOptions> {
  /** What must not change from one run to the next. */
  readonly parameters: Readonly<Record<string, unknown>>
  where(): Promise<ListingScope>
}

/** The page size may change: it is no matter of what is listed. */
export function planCheckpoint(
  checkpoint: Checkpoint,
  { rule, input, start }: { rule: CompiledRule; input: Readonly<Record<string, unknown>>; start: Position },
  where: () => Promise<ListingScope>,
): CheckpointPlan {
  const { [rule.limit?.name ?? '']: _, ...parameters } = input
  const startingToken = start.textUnlessBeginning
  return { ...readCheckpointOption(checkpoint), parameters: { ...parameters, startingToken }, where }
}
