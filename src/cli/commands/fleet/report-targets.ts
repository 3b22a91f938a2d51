import type { TargetOutcome, TargetReceipt } from '../../../fleet/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'

/** What became of a target, as `across` and `inventory` say it. */
export interface EndedTarget {
  readonly account: string
  readonly region: string
  readonly outcome: TargetOutcome | TargetReceipt['outcome']
  readonly error?: { readonly message: string } | undefined
  readonly note?: string | undefined
}

/** What has to be told of the targets at the end. */
export interface TargetReport {
  /** A line for each target that is not complete. */
  readonly lines: readonly string[]
  readonly status: ExitStatus
}

const failures: ReadonlySet<string> = new Set(['denied', 'failed'])
const missing: ReadonlySet<string> = new Set(['not-enabled', 'not-available'])
const cutShort: ReadonlySet<string> = new Set(['deadline', 'aborted', 'waiting', 'running'])

/**
 * Says what is missing. A region that the user named is expected to be there; one that a pattern found may not be enabled
 * for the account.
 */
export function reportTargets(
  receipts: readonly EndedTarget[],
  { regions = [], name = placeOf }: ReportOptions = {},
): TargetReport {
  const isExpected = regions.some((region) => region !== 'all' && !region.includes('*'))
  const lines = receipts.flatMap((one) => {
    if (one.outcome === 'complete' || one.outcome === 'limit') return []
    const why = one.error ? `: ${oneLine(one.error.message)}` : one.note ? `: ${one.note}` : ''
    return [`${name(one)}: ${one.outcome}${why}`]
  })
  const has = (outcomes: ReadonlySet<string>) => receipts.some(({ outcome }) => outcomes.has(outcome))
  const hasFailed =
    has(failures) ||
    (isExpected && receipts.some((one) => missing.has(one.outcome) && regions.includes(one.region)))
  const status = hasFailed ? exitStatus.error : has(cutShort) ? exitStatus.incomplete : exitStatus.complete
  return { lines, status }
}

interface ReportOptions {
  /** As the user named them. */
  readonly regions?: readonly string[] | undefined
  readonly name?: (target: EndedTarget) => string
}

/** Where it was, in words. The library calls an account `own` whose id STS does not tell, which says nothing to a user. */
export function placeOf({ account, region }: Pick<EndedTarget, 'account' | 'region'>): string {
  return account === 'own' ? region : `${account} ${region}`
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}
