import { parentPort, workerData } from 'node:worker_threads'
import type { WorkerTask } from '../watched-worker.js'
import type { ConnectionReport, ConnectionTotals } from './connection-report.js'
import { type ConnectionVerdict, judgeConnection } from './judge-connection.js'
import { makeConnection } from './make-connection.js'

/** After so many different faults the run ends. */
const MOST_FAULTS = 10

const task: WorkerTask = workerData
const current = new BigInt64Array(task.current)
const totals: ConnectionTotals = { connections: 0, responses: 0, closedEarly: 0, refusals: {} }
const faults = new Set<string>()

// Most cases throw, and their stacks would take a fifth of the time.
Error.stackTraceLimit = task.most === 1 ? 10 : 0
run()

function run(): void {
  const end = performance.now() + task.seconds * 1000
  let nextReport = performance.now() + 10_000
  while (totals.connections < task.most && faults.size < MOST_FAULTS) {
    const number = task.from + totals.connections
    Atomics.store(current, 0, BigInt(number))
    count(number, judgeConnection(makeConnection(task.seed, number)))
    const now = performance.now()
    if (now >= end) break
    if (now >= nextReport) {
      nextReport = now + 10_000
      report({ kind: 'totals', done: false, totals })
    }
  }
  report({ kind: 'totals', done: true, totals })
}

function count(
  number: number,
  { read, refusal, isReadByNode, isClosedEarly, problem }: ConnectionVerdict,
): void {
  totals.connections++
  totals.responses += read
  if (isClosedEarly) totals.closedEarly++
  if (refusal !== undefined) {
    totals.refusals[refusal] ??= { refusedByBoth: 0, readByNode: 0 }
    const tally = totals.refusals[refusal]
    if (tally) tally[isReadByNode ? 'readByNode' : 'refusedByBoth']++
  }
  // Numbers do not make a different fault.
  const key = problem?.replace(/\d+/g, '')
  if (problem === undefined || key === undefined || faults.has(key)) return
  faults.add(key)
  report({ kind: 'fault', number, problem })
}

function report(message: ConnectionReport): void {
  parentPort?.postMessage(message)
}
