/**
 * What the checkpoint of a listing across a fleet has saved.
 *
 * @example { complete: 37, pages: 52, items: 4100 }
 */
export interface FleetCheckpointState {
  /** Number of targets that are complete. */
  readonly complete: number
  /** Number of pages that were delivered, over all targets and runs. */
  readonly pages: number
  /** Number of items that were delivered, over all targets and runs. */
  readonly items: number
}
