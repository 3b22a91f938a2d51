/**
 * Fuzzes every decoder with broken responses: `npm run fuzz -- --seconds 60 --pages 1000000 --seed 1 --from 0`.
 *
 * The simulator makes valid pages and errors of real operations, and a seeded generator breaks them. Each must be
 * decoded to a value of its shape, or refused with a `ResponseParseError` that has its context. There must be no
 * other exception, no hang, no changed prototype, no output on the console, and the beginning of a page must not be
 * accepted as a page. The decoders run in a worker, so that a hang is noticed from outside. The exit code is 1 if a
 * fault was found.
 */
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { caseMaker } from './make-case.js'
import type { Report, Totals, WorkerTask } from './report.js'

/** After so many milliseconds without progress a decoder hangs: no case takes that long on any machine. */
const HANG = 20_000

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    pages: { type: 'string', default: 'Infinity' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string', default: '0' },
  },
})
const seed = wholeNumber('seed')
const from = wholeNumber('from')
const seconds = positive('seconds')
const pages = positive('pages')

const current = new SharedArrayBuffer(8)
const workerData: WorkerTask = { seed, from, pages, seconds, current }
// A worker does not load TypeScript by itself.
const start = `import('tsx/esm/api').then((tsx) => tsx.tsImport('./worker.ts', '${import.meta.url}'))`
const worker = new Worker(start, { workerData, eval: true })
const startedAt = performance.now()
let faults = 0
console.log(`seed ${seed}, from case ${from}, for ${seconds} s or ${pages} pages, whichever comes first`)

worker.on('message', (report: Report) => {
  if (report.kind === 'fault') printFault(report.number, report.problem)
  else if (report.done) finish(report.cases, report.totals)
  else console.log(`${report.cases} cases, ${rate(report.cases)} per second`)
})
worker.on('error', (error) => {
  printFault(currentCase(), `the worker failed: ${error.message}`)
  process.exit(1)
})

let last = { number: -1, at: performance.now() }
const watch = setInterval(() => {
  const number = currentCase()
  if (number !== last.number) last = { number, at: performance.now() }
  if (performance.now() - last.at < HANG) return
  printFault(number, `it hangs: no result after ${HANG} ms`)
  process.exit(1)
}, 1000)

function currentCase(): number {
  return Number(Atomics.load(new BigInt64Array(current), 0))
}

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
  clearInterval(watch)
  console.log(`\n${cases} cases, ${rate(cases)} per second, seed ${seed}, ${faults} faults`)
  console.table(totals)
  process.exitCode = faults === 0 ? 0 : 1
}

function rate(cases: number): number {
  return Math.round((cases * 1000) / (performance.now() - startedAt))
}

function wholeNumber(name: 'seed' | 'from'): number {
  const number = Number(values[name])
  if (!Number.isSafeInteger(number) || number < 0)
    throw new Error(`--${name} ${values[name]}: pass a whole number`)
  return number
}

function positive(name: 'seconds' | 'pages'): number {
  const number = Number(values[name])
  if (!(number > 0)) throw new Error(`--${name} ${values[name]}: pass a number above 0`)
  return number
}
