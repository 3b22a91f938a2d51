import { parentPort, workerData } from 'node:worker_threads'
import { judge } from './judge.js'
import { type Case, caseMaker } from './make-case.js'
import type { Report, Tally } from './report.js'
import type { WorkerTask } from './watched-worker.js'

/** After so many different faults the run ends. */
const MOST_FAULTS = 10

const task = workerData as WorkerTask
const current = new BigInt64Array(task.current)
const totals: Record<string, Tally> = {}
const faults = new Set<string>()

run()

function run(): void {
  const makeCase = caseMaker(task.seed)
  const end = performance.now() + task.seconds * 1000
  let nextReport = performance.now() + 10_000
  let cases = 0
  while (cases < task.most && faults.size < MOST_FAULTS) {
    const number = task.from + cases
    Atomics.store(current, 0, BigInt(number))
    runCase(number, makeCase(number))
    cases++
    const now = performance.now()
    if (now >= end) break
    if (now >= nextReport) {
      nextReport = now + 10_000
      report({ kind: 'totals', done: false, cases, totals })
    }
  }
  report({ kind: 'totals', done: true, cases, totals })
}

function runCase(number: number, made: Case): void {
  const { page } = made
  const { outcome, problem } = judge(page, made)
  totals[page.protocol] ??= { pages: 0, errors: 0, decoded: 0, refused: 0 }
  const tally = totals[page.protocol]
  if (tally) {
    tally[page.kind === 'page' ? 'pages' : 'errors']++
    tally[outcome]++
  }
  if (problem === undefined) return
  // Values and offsets do not make a different fault.
  const key = `${page.protocol}: ${problem.replace(/\d+/g, '').slice(0, 60)}`
  if (faults.has(key)) return
  faults.add(key)
  report({ kind: 'fault', number, problem })
}

function report(message: Report): void {
  parentPort?.postMessage(message)
}
