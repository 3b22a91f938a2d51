import type { CompiledRule } from '../rule/index.js'
import { type Checkpoint, type CheckpointOptions, readCheckpointOption } from './checkpoint.js'

/** Which region and account a listing reads, as far as that is known without a request. A checkpoint compares it. */
export interface ListingScope {
  readonly region?: string | undefined
  readonly account?: string | undefined
}

/** How a listing's checkpoint is stored, and what identifies the listing. */
export interface CheckpointPlan extends Required<CheckpointOptions> {
  /** The parameters that must be the same in every run. */
  readonly parameters: Readonly<Record<string, unknown>>
  findScope(): Promise<ListingScope>
}

/** Plans a listing's checkpoint. The page size is not compared, because it does not change what is listed. */
export function planCheckpoint(
  checkpoint: Checkpoint,
  {
    rule,
    input,
    startingToken,
  }: {
    readonly rule: CompiledRule
    readonly input: Readonly<Record<string, unknown>>
    readonly startingToken: string | undefined
  },
  findScope: () => Promise<ListingScope>,
): CheckpointPlan {
  const { [rule.limit?.name ?? '']: _, ...parameters } = input
  return { ...readCheckpointOption(checkpoint), parameters: { ...parameters, startingToken }, findScope }
}
