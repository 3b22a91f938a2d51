import type { Receipt } from '../../../pagination/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'
import type { RunningOperation } from '../contract/index.js'

/** How the loop over a listing ended. */
export type Ended = 'listed' | 'interrupted' | 'first page' | 'endless'

export interface EndOfListing {
  readonly ended: Ended
  readonly receipt: Receipt
  /** What continues the listing. */
  readonly command: string | undefined
}

/** Says on standard error what is left of a listing, and gives the exit status. */
export async function reportEnd(run: RunningOperation, end: EndOfListing): Promise<ExitStatus> {
  const { command, io, operation, progress } = run
  const { ended, receipt } = end
  const { said, status } = meaningOf(end, command.own.follow === true)
  if (said !== undefined) {
    const more = end.command === undefined ? '' : `\n  Continue with:\n  ${end.command}`
    const line = `nexttoken: ${said}${more}`
    // What is incomplete is said even with --quiet.
    if (status === exitStatus.incomplete) await io.stderr.write(`${line}\n`)
    else await progress.note(line)
  }
  if (command.own.receipt) {
    const { service, operation: name } = operation.errorContext
    const outcome = ended === 'interrupted' ? 'aborted' : receipt.outcome
    await io.stderr.write(`${JSON.stringify({ service, operation: name, ...receipt, outcome })}\n`)
  }
  return status
}

interface Meaning {
  readonly said?: string
  readonly status: ExitStatus
}

function meaningOf({ ended, receipt }: EndOfListing, isFollowed: boolean): Meaning {
  const reached = reachedText(receipt)
  if (ended === 'interrupted') {
    const status = isFollowed ? exitStatus.complete : exitStatus.incomplete
    return { said: `interrupted. ${reached}`, status }
  }
  if (receipt.outcome === 'deadline') {
    return { said: `the deadline ended the listing. ${reached}`, status: exitStatus.incomplete }
  }
  if (receipt.outcome === 'complete' || receipt.resumeToken === undefined)
    return { status: exitStatus.complete }
  const why: Readonly<Record<Ended, string>> = {
    listed: `--max-items ended the listing, and there are more items. ${reached}`,
    'first page': `only the first page was listed, and there are more. ${reached}`,
    endless: `this listing has no end: only its first page was listed. Add --follow, --max-items or --deadline. ${reached}`,
    interrupted: '',
  }
  return { said: why[ended], status: exitStatus.complete }
}

/** How far a listing got, as a sentence. */
export function reachedText({ items, pages }: Pick<Receipt, 'items' | 'pages'>): string {
  return `${counted(items, 'item')} on ${counted(pages, 'page')} ${items === 1 ? 'was' : 'were'} listed.`
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}
