import { EndedListing } from '../../failure/index.js'
import type { ExitStatus } from '../../terminal/index.js'
import type { RunningOperation } from '../contract/index.js'
import { continueCommand } from './continue-command.js'
import { paginate } from './paginate.js'
import { reachedText, reportEnd } from './report-end.js'

const milliseconds = 100

/** Lists an operation into a file or a database. */
export async function listInto(run: RunningOperation, target: string): Promise<ExitStatus> {
  const { argv, command, progress, stop } = run
  const { own } = command
  const pages = paginate(run)
  // The same command finds the rows that are there, and continues behind them.
  const again = continueCommand(argv, undefined)
  const look = setInterval(() => progress.update(pages.receipt), milliseconds)
  try {
    const { rows, resumed, ...written } = await pages.to(target, {
      mode: own.append ? 'append' : 'replace',
      csvSafe: own['csv-safe'],
      restart: own.restart,
      columns: own.columns,
    })
    clearInterval(look)
    progress.end()
    const { receipt } = pages
    if (written.outcome === 'deadline') return reportEnd(run, { ended: 'listed', receipt, command: again })
    const count = `${rows.toLocaleString('en-US')} row${rows === 1 ? '' : 's'}`
    await progress.note(
      `nexttoken: ${count} in ${written.target}${resumed ? ', continued from an earlier run' : ''}`,
    )
    return reportEnd(run, { ended: 'listed', receipt, command: undefined })
  } catch (error) {
    clearInterval(look)
    progress.end()
    const { receipt } = pages
    if (stop.isAsked) return reportEnd(run, { ended: 'interrupted', receipt, command: again })
    const hasDelivered = receipt.pages > 0
    throw new EndedListing(error, { reached: reachedText(receipt), command: again, hasDelivered })
  }
}
