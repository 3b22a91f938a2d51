import type { DynamicClient } from '../../../client/index.js'
import type { Progress } from '../../progress/index.js'
import type { OperationRun } from './operation-run.js'
import type { Stop } from './stop.js'

/** An operation that runs: what each way of running it needs. Its `io` is that of its progress. */
export interface RunningOperation extends OperationRun {
  readonly aws: DynamicClient
  readonly stop: Stop
  readonly progress: Progress
}
