import type { TargetOutcome, TargetReceipt } from '../../../fleet/index.js'
import { isError } from '../../../values/index.js'
import { type ExitStatus, exitStatus, type Io } from '../../terminal/index.js'

/** What became of a target, as `across` and `inventory` say it. */
export interface EndedTarget {
  readonly account: string
  readonly region: string
  readonly service?: string
  readonly operation?: string
  readonly outcome: TargetOutcome | TargetReceipt['outcome']
  readonly pages?: number
  readonly items?: number
  readonly error?: { readonly message: string; readonly code?: string } | undefined
  readonly note?: string | undefined
}

/** What has to be told of the targets at the end. */
interface TargetReport {
  /** A line for each target that is not complete. */
  readonly lines: readonly string[]
  readonly status: ExitStatus
}

const failures: ReadonlySet<string> = new Set(['denied', 'failed'])
const missing: ReadonlySet<string> = new Set(['not-enabled', 'not-available'])
const cutShort: ReadonlySet<string> = new Set(['deadline', 'aborted', 'waiting', 'running'])

interface ReportOptions {
  /** As the user named them. */
  readonly regions?: readonly string[] | undefined
  /** How a line names a target. @default its account and region */
  readonly nameOf?: ((target: EndedTarget) => string) | undefined
}

/**
 * Says what is missing. A region that the user named is expected to be there; one that a pattern found may not be enabled
 * for the account, or lack the service.
 */
export function reportTargets(
  receipts: readonly EndedTarget[],
  { regions = [], nameOf = ({ account, region }) => `${account} ${region}` }: ReportOptions = {},
): TargetReport {
  const lines = receipts.flatMap((one) => {
    if (one.outcome === 'complete' || one.outcome === 'limit') return []
    const why = one.error?.message ?? one.note
    return [`${nameOf(one)}: ${one.outcome}${why === undefined ? '' : `: ${why.replace(/\s*\n\s*/g, ' ')}`}`]
  })
  const isFailure = ({ outcome, region }: EndedTarget) =>
    failures.has(outcome) || (missing.has(outcome) && regions.includes(region))
  if (receipts.some(isFailure)) return { lines, status: exitStatus.error }
  const isCut = receipts.some(({ outcome }) => cutShort.has(outcome))
  return { lines, status: isCut ? exitStatus.incomplete : exitStatus.complete }
}

interface WrittenReport extends ReportOptions {
  readonly io: Io
  /** Whether all receipts are written as JSON. */
  readonly hasReceipt: boolean
  readonly isInterrupted: boolean
  /** What continues the run; undefined if nothing does. */
  readonly command: string | undefined
}

/** Writes to standard error what is missing, and gives the exit status. */
export async function writeReport(
  receipts: readonly EndedTarget[],
  { io, hasReceipt, isInterrupted, command, ...options }: WrittenReport,
): Promise<ExitStatus> {
  const report = reportTargets(receipts, options)
  const isCut = isInterrupted && report.status === exitStatus.complete
  const status = isCut ? exitStatus.incomplete : report.status
  const lines = report.lines.map((line) => `nexttoken: ${line}`)
  if (isInterrupted) lines.push('nexttoken: interrupted')
  if (command !== undefined && status !== exitStatus.complete) lines.push('  Continue with:', `  ${command}`)
  if (lines.length > 0) await io.stderr.write(`${lines.join('\n')}\n`)
  if (hasReceipt) await io.stderr.write(`${JSON.stringify(receipts.map(plain))}\n`)
  return status
}

/** An `Error` has no members that JSON shows. */
function plain(receipt: EndedTarget): object {
  const { error } = receipt
  if (!error) return receipt
  const code: unknown = Reflect.get(error, 'code') ?? (isError(error) ? error.name : undefined)
  return { ...receipt, error: { code, message: error.message } }
}
