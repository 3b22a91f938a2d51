import { buildCheck, type Check } from './check-table.js'
import { type CommandResult, runCommand } from './run-command.js'

export interface CheckReport {
  readonly check: Check
  /** `skipped`: it needs the build, which failed. */
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly seconds: number
}

export interface RunOptions {
  /** Show the output of every check while it runs, not only that of a failed one. */
  readonly verbose: boolean
  readonly print: (line: string) => void
}

/** Runs every check, also after one has failed, and gives the reports in the order of the table. */
export async function runChecks(
  checks: readonly Check[],
  { verbose, print }: RunOptions,
): Promise<CheckReport[]> {
  const reports: CheckReport[] = []
  for (const check of checks) {
    const lacksBuild = check.needsBuild && hasFailed(reports, buildCheck.name)
    if (lacksBuild) {
      reports.push({ check, outcome: 'skipped', seconds: 0 })
      continue
    }
    if (verbose) print(`${check.name}: ${check.command}`)
    const result = await runCommand(check.command, { show: verbose })
    reports.push({ check, outcome: result.passed ? 'passed' : 'failed', seconds: result.seconds })
    print(describeResult(check, result))
  }
  return reports
}

function hasFailed(reports: readonly CheckReport[], name: string): boolean {
  return reports.some(({ check, outcome }) => check.name === name && outcome === 'failed')
}

function describeResult(check: Check, { passed, seconds, output }: CommandResult): string {
  const time = `${seconds.toFixed(1)} s`
  if (passed) return `${check.name}: passed, ${time}`
  return `${check.name}: FAILED, ${time}: ${check.command}\n${output.trimEnd()}\n`
}
