import { setTimeout } from 'node:timers/promises'

const workMs = Number(process.env.BENCH_WORK_MS)
const works = {
  /** Such as a write to a database. */
  timer: () => setTimeout(workMs),
  cpu: () => {
    const end = performance.now() + workMs
    while (performance.now() < end);
  },
}
const work = works[process.env.BENCH_WORK]

/**
 * Works on every page of a listing, and prints the wall from the first request to the end, and what the work took of
 * it. Two pages of another listing come before: a process's first call is another question's.
 */
export async function consume(list) {
  let warm = 0
  for await (const page of list()) if (page.Topics.length > 0 && ++warm === 2) break
  let [count, worked] = [0, 0]
  const begin = performance.now()
  for await (const page of list()) {
    count += page.Topics.length
    const started = performance.now()
    await work()
    worked += performance.now() - started
  }
  console.log(JSON.stringify({ count, wall: performance.now() - begin, worked }))
}
