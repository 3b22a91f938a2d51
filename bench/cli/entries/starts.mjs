/** Starts each program in turn, and prints the median of the milliseconds that it took. */
import { spawnSync } from 'node:child_process'

const programs = JSON.parse(process.env.BENCH_PROGRAMS)
const rounds = Number(process.env.BENCH_ROUNDS)
const times = new Map(Object.keys(programs).map((name) => [name, []]))

for (let round = 0; round < rounds; round++) {
  for (const [name, [program, ...args]] of Object.entries(programs)) {
    const start = performance.now()
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    times.get(name).push(performance.now() - start)
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`)
  }
}
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
console.log(JSON.stringify(Object.fromEntries([...times].map(([name, all]) => [name, median(all)]))))
