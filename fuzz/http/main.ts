/**
 * Compares our HTTP/1.1 reader with Node's parser: `npm run fuzz:http -- --seconds 60 --connections 1000000 --seed 1
 * --from 0`.
 *
 * Each case is a connection with one to three responses, split anywhere; three of four cases are damaged. Our reader
 * gives exactly what `node:http`'s client would give, or refuses; it may not refuse an undamaged response. It prints why
 * it refused, and how often Node read what it refused: docs/architecture.md says why each of these is not needed. The
 * exit code is 1 if a fault was found.
 */
import { runOptions } from '../run-options.js'
import { startWatched } from '../watched-worker.js'
import type { ConnectionReport, ConnectionTotals } from './connection-report.js'
import { makeConnection } from './make-connection.js'

const options = runOptions('connections')
const { seed, from, seconds, most } = options
const startedAt = performance.now()
let faults = 0
console.log(`seed ${seed}, from case ${from}, for ${seconds} s or ${most} connections, whichever comes first`)

startWatched(new URL('./worker.ts', import.meta.url), options, (number, problem) => {
  printFault(number, problem)
  process.exit(1)
}).on('message', (report: ConnectionReport) => {
  if (report.kind === 'fault') printFault(report.number, report.problem)
  else if (report.done) finish(report.totals)
  else console.log(`${report.totals.connections} connections, ${rate(report.totals.connections)} per second`)
})

function printFault(number: number, problem: string): void {
  faults++
  const { methods, pieces } = makeConnection(seed, number)
  console.log(`\nFAULT ${faults}: ${problem}`)
  console.log(`to repeat it: npm run fuzz:http -- --seed ${seed} --from ${number} --connections 1`)
  console.log(`requests: ${methods.join(', ')}; the pieces of the responses:`)
  for (const piece of pieces) console.log(JSON.stringify(piece.toString('latin1')).slice(0, 2000))
}

function finish({ connections, responses, closedEarly, refusals }: ConnectionTotals): void {
  console.log(`\n${connections} connections, ${rate(connections)} per second, seed ${seed}, ${faults} faults`)
  console.log(
    `${responses} responses were read alike; ${closedEarly} connections are closed that Node would keep`,
  )
  const rows = Object.entries(refusals).sort(([, one], [, two]) => two.readByNode - one.readByNode)
  console.table(Object.fromEntries(rows))
  process.exitCode = faults === 0 ? 0 : 1
}

function rate(connections: number): number {
  return Math.round((connections * 1000) / (performance.now() - startedAt))
}
