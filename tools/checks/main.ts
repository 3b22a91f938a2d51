/**
 * Everything that can be checked without running the product: `npm run check`.
 *
 *   npm run check                      all checks of the table
 *   npm run check -- layout api        those two, and the build that `api` needs
 *   npm run check -- --list            their names
 *   npm run check -- --verbose layout  with the output of those that pass, too
 */
import { parseArgs } from 'node:util'
import { type Check, checks } from './check-table.js'
import { type CheckReport, runChecks } from './run-checks.js'
import { selectChecks } from './select-checks.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, verbose: { type: 'boolean' } },
})

if (values.list) {
  for (const { name, words } of checks) console.log(`${name.padEnd(longestName(checks))}  ${words}`)
} else {
  const selection = selectChecks(checks, positionals)
  if ('problem' in selection) console.error(selection.problem)
  const isGreen = 'problem' in selection ? false : await runAndSummarize(selection.checks)
  process.exitCode = isGreen ? 0 : 1
}

async function runAndSummarize(selected: readonly Check[]): Promise<boolean> {
  const verbose = values.verbose ?? false
  const reports = await runChecks(selected, { verbose, print: (line) => console.log(line) })
  console.log(`\n${summarize(reports)}`)
  return reports.every(({ outcome }) => outcome === 'passed')
}

function summarize(reports: readonly CheckReport[]): string {
  const width = longestName(reports.map(({ check }) => check))
  const rows = reports.map(({ check, outcome, seconds }) => {
    const shown = outcome === 'failed' ? 'FAILED' : outcome
    return `${check.name.padEnd(width)}  ${shown.padEnd(7)}  ${seconds.toFixed(1).padStart(6)} s  ${check.words}`
  })
  const failed = reports.filter(({ outcome }) => outcome !== 'passed').map(({ check }) => check.name)
  const count = `${failed.length} of ${reports.length} did not pass`
  const verdict = failed.length === 0 ? 'all passed' : `${count}; npm run check -- ${failed.join(' ')}`
  return [...rows, '', verdict].join('\n')
}

function longestName(all: readonly { readonly name: string }[]): number {
  return Math.max(...all.map(({ name }) => name.length))
}
