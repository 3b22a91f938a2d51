/**
 * Fuzzes every decoder with broken responses: `npm run fuzz -- --seconds 60 --pages 1000000 --seed 1 --from 0`.
 *
 * The simulator makes valid pages and errors of real operations, and a seeded generator breaks them. Each must be
 * decoded to a value of its shape, or refused with a `ResponseParseError` that has its context. There must be no
 * other exception, no hang, no changed prototype, no output on the console, and the beginning of a page must not be
 * accepted as a page. The decoders run in a worker, so that a hang is noticed from outside. The exit code is 1 if a
 * fault was found.
 */
import { caseMaker } from './make-case.js'
import type { Report, Totals } from './report.js'
import { runOptions } from './run-options.js'
import { startWatched } from './watched-worker.js'

const options = runOptions('pages')
const { seed, from, seconds, most } = options
const startedAt = performance.now()
let faults = 0
console.log(`seed ${seed}, from case ${from}, for ${seconds} s or ${most} pages, whichever comes first`)

startWatched(new URL('./worker.ts', import.meta.url), options, (number, problem) => {
  printFault(number, problem)
  process.exit(1)
}).on('message', (report: Report) => {
  if (report.kind === 'fault') printFault(report.number, report.problem)
  else if (report.done) finish(report.cases, report.totals)
  else console.log(`${report.cases} cases, ${rate(report.cases)} per second`)
})

function printFault(number: number, problem: string): void {
  faults++
  const { page, body } = caseMaker(seed)(number)
  const { operation, response } = page
  console.log(`\nFAULT ${faults}: ${page.protocol}, ${operation.service.name}.${operation.name}: ${problem}`)
  console.log(`to repeat it: npm run fuzz -- --seed ${seed} --from ${number} --pages 1`)
  console.log(
    `a response with HTTP ${response.statusCode}, in base64: ${Buffer.from(body).toString('base64')}`,
  )
}

function finish(cases: number, totals: Totals): void {
  console.log(`\n${cases} cases, ${rate(cases)} per second, seed ${seed}, ${faults} faults`)
  console.table(totals)
  process.exitCode = faults === 0 ? 0 : 1
}

function rate(cases: number): number {
  return Math.round((cases * 1000) / (performance.now() - startedAt))
}
