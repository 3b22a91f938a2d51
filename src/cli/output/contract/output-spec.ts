import type { OperationModel } from '../../../models/index.js'
import type { CompiledRule } from '../../../pagination/index.js'
import type { Io } from '../../terminal/index.js'
import type { OutputFormat } from './output-format.js'

/** How the results of one operation are written. */
export interface OutputSpec {
  /** undefined: a table on a terminal, NDJSON in a pipe; JSON for an operation without pages. */
  readonly format?: OutputFormat | undefined
  readonly operation: OperationModel
  /** undefined for an operation without pages. */
  readonly rule?: CompiledRule | undefined
  /** The listing's input, on which it can depend which list is the operation's own. */
  readonly input?: Readonly<Record<string, unknown>> | undefined
  /** A JMESPath expression. */
  readonly query?: string | undefined
  readonly columns?: readonly string[] | undefined
  readonly csvSafe?: boolean | undefined
  /** Pages come with an origin. */
  readonly isTagged: boolean
  readonly color: 'on' | 'off' | 'auto'
  readonly io: Pick<Io, 'stdout' | 'stderr' | 'env'>
}
