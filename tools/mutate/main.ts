/**
 * Mutation testing: `npm run test:mutate -- --folder src/transport --count 50 --seed 1`. See README.md beside.
 * Changes one line of the source at a time, and tells which of the changes no test notices.
 */
import { chooseTests } from './choose-tests.js'
import { Compiler } from './compiler.js'
import { matches, readEquivalents, staleEntries } from './equivalents.js'
import { filesOf } from './files-of.js'
import { farDown, judge } from './judge.js'
import { KeptVerdicts } from './kept-verdicts.js'
import { digest, measureCoverage, planMarks } from './measure-coverage.js'
import type { Mutant } from './mutation.js'
import { readOptions } from './options.js'
import { shuffled } from './sample.js'
import { describeMutant, type Outcome, scoreOf, scoreTable } from './score-table.js'
import { SessionClient } from './session-client.js'
import { mutantsIn, sourceFile } from './source-files.js'

const options = readOptions(process.argv.slice(2))
const equivalents = readEquivalents()
const chosen = equivalents.filter(({ file }) => options.folders.some((folder) => file.startsWith(folder)))
const stale = staleEntries(chosen, (file) => sourceFile(file))
for (const { file, line } of stale)
  console.error(`equivalents.json: no mutant is left in ${file} at "${line}"`)
if (stale.length > 0) process.exit(1)

const sample = takeSample()
if (options.isList) for (const { mutant } of sample) console.log(describeMutant(mutant))
else await run()

function takeSample(): { folder: string; mutant: Mutant }[] {
  const compiler = new Compiler()
  const samples = options.folders.map((folder) => {
    const taken: { folder: string; mutant: Mutant }[] = []
    for (const mutant of shuffled(mutantsIn(folder), options.seed)) {
      if (taken.length >= options.count) break
      if (!isEquivalent(mutant) && !compiler.refuses(mutant)) taken.push({ folder, mutant })
    }
    return taken
  })
  // One mutant of each folder in turn, so that an interrupted run has results for every folder.
  const longest = Math.max(...samples.map(({ length }) => length))
  return Array.from({ length: longest }, (_, index) => samples.flatMap((taken) => taken[index] ?? [])).flat()
}

function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some((known) => matches(known, mutant, sourceFile(mutant.file)?.text ?? ''))
}

async function run(): Promise<void> {
  const plan = planMarks(filesOf('src'))
  const coverage = await measureCoverage(plan, { folders: options.tests, workers: options.workers })
  const tests = digest(options.tests.flatMap(filesOf))
  const kept = new KeptVerdicts(options.isFresh)
  const session = new SessionClient(options)
  const firstDoubted = options.patience < 2 ? farDown : 0
  const outcomes: Outcome[] = []
  for (const { folder, mutant } of sample) {
    const { file, mark } = mutant
    const { count, wanted } = sourceFile(file) ?? { count: 0, wanted: () => [] }
    const place = { file, first: plan.first.get(file) ?? 0, count, wanted: wanted(mark) }
    const files = chooseTests(coverage, place, options.budget * 1000)
    const digests = { source: digest([mutant.file]), tests }
    const known = kept.get(mutant, digests)
    const verdict = known ?? (await judge({ session, firstDoubted }, mutant, files))
    if (known === undefined) kept.add(mutant, digests, verdict)
    outcomes.push({ folder, mutant, verdict, isReached: files.length > 0 })
    report(outcomes)
  }
  session.close()
  finish(outcomes)
}

function report(outcomes: readonly Outcome[]): void {
  const latest = outcomes[outcomes.length - 1]
  if (latest === undefined) return
  const { mutant, verdict, isReached } = latest
  const words = isReached ? verdict.kind : 'survived, reached by no test'
  console.log(`${outcomes.length}/${sample.length}  ${words}: ${describeMutant(mutant)}`)
  if (verdict.kind !== 'survived') console.log(`    by ${verdict.by}`)
}

function finish(outcomes: readonly Outcome[]): void {
  const survivors = outcomes.filter(({ verdict }) => verdict.kind === 'survived')
  if (survivors.length > 0) console.log('\nNo test noticed:')
  for (const { mutant } of survivors) console.log(`  ${describeMutant(mutant)}`)
  console.log(`\n${scoreTable(outcomes)}`)
  process.exitCode = scoreOf('all', outcomes).score < options.least ? 1 : 0
}
