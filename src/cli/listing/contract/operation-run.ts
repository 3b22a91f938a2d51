import type { OperationModel } from '../../../models/index.js'
import type { Command } from '../../arguments/index.js'
import type { Io } from '../../terminal/index.js'

/** An operation that is to be run. */
export interface OperationRun {
  readonly operation: OperationModel
  readonly command: Command
  /** The words of the whole command line, for the one that continues it. */
  readonly argv: readonly string[]
  readonly io: Io
}
