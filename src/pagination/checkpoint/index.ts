/**
 * checkpoint: a listing that survives its process.
 *
 * In: the position of a listing after each page or item. Out: a saved state, in a file or in a store of the user's, and
 * the position from which the next process continues. A checkpoint of another listing is rejected by its fingerprint, a
 * hash of every parameter; the values of parameters are not saved.
 */

export {
  type Checkpoint,
  type CheckpointOptions,
  type CheckpointState,
  type CheckpointStore,
  checkpointProblems,
  readCheckpointOption,
  type SavedOutcome,
} from './checkpoint.js'
export { type CheckpointPlan, type ListingScope, planCheckpoint } from './checkpoint-plan.js'
export { type FileStore, fileStore } from './file-store.js'
export { changedParameters, type Fingerprint, fingerprint } from './fingerprint.js'
export { type Progress, Recorder, type Resumption } from './recorder.js'
